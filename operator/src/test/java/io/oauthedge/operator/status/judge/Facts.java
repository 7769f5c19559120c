package io.oauthedge.operator.status.judge;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.Observation;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.observe.traffic.TrafficReading;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.status.certificate.Expiry;
import io.oauthedge.operator.validate.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts to judge, as they would be for {@link Orders}: everything is well but what is said. */
public record Facts(
    OAuthEdge edge,
    List<Problem> problems,
    List<Expiry> expiries,
    Optional<EdgePlan> plan,
    Workload workload,
    List<PodObservation> pods,
    Optional<PathVerdict> path) {
  public static final Instant FAR = Reports.START.plus(Duration.ofDays(60));

  /** Generation 1 of an edge with further lines of spec, planned, and the pods given. */
  public static Facts of(List<PodObservation> pods, String... lines) {
    return new Facts(
        Orders.edge(1, lines),
        List.of(),
        List.of(certificate(FAR)),
        Optional.of(Orders.plan(1)),
        new Workload(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        pods,
        Optional.empty());
  }

  public Facts with(Problem... some) {
    return new Facts(edge, List.of(some), expiries, plan, workload, pods, path);
  }

  public Facts path(PathVerdict verdict) {
    return new Facts(edge, problems, expiries, plan, workload, pods, Optional.of(verdict));
  }

  public Facts expiring(Instant at) {
    return new Facts(edge, problems, List.of(certificate(at)), plan, workload, pods, path);
  }

  /** What ends beside the certificate. */
  public Facts alsoExpiring(Expiry other) {
    return new Facts(
        edge,
        problems,
        Stream.concat(expiries.stream(), Stream.of(other)).toList(),
        plan,
        workload,
        pods,
        path);
  }

  private static Expiry certificate(Instant notAfter) {
    return new Expiry(
        FieldPaths.TLS_SECRET,
        "orders-tls",
        "certificate",
        "CN=orders.example.com",
        notAfter.minus(Duration.ofDays(90)),
        notAfter);
  }

  public Facts planned(Optional<EdgePlan> other) {
    return new Facts(edge, problems, expiries, other, workload, pods, path);
  }

  public Facts at(long generation, String... lines) {
    return new Facts(
        Orders.edge(generation, lines), problems, expiries, plan, workload, pods, path);
  }

  public Facts refused(String why) {
    return new Facts(
        edge,
        problems,
        expiries,
        plan,
        new Workload(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why)),
        pods,
        path);
  }

  public Facts deployed(Deployment deployment) {
    return new Facts(
        edge,
        problems,
        expiries,
        plan,
        new Workload(Optional.of(deployment), Optional.empty(), Optional.empty(), Optional.empty()),
        pods,
        path);
  }

  /** The facts at a time, with counts. */
  public EdgeFacts seen(Instant at, TrafficReading traffic) {
    return new EdgeFacts(
        edge, problems, expiries, plan, workload, new Observation(at, pods, traffic), path);
  }

  /** The facts without traffic. */
  public EdgeFacts seen() {
    return seen(Reports.START, new TrafficReading(Duration.ZERO, Reports.NO_TRAFFIC));
  }
}
