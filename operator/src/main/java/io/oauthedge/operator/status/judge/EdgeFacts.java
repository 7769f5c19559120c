package io.oauthedge.operator.status.judge;

import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.observe.Observation;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.status.certificate.Expiry;
import io.oauthedge.operator.status.headers.HeaderFacts;
import io.oauthedge.operator.validate.Problem;
import java.util.List;
import java.util.Optional;

/**
 * All that a status is made from.
 *
 * @param edge the resource as it is now
 * @param problems of the resource as it is now
 * @param expiries what ends in the Secrets that are usable, the first to end first
 * @param plan what pods are brought to: that of the last valid generation, absent before the first
 * @param path what the canary has shown; absent before its first verdict
 */
public record EdgeFacts(
    OAuthEdge edge,
    List<Problem> problems,
    List<Expiry> expiries,
    Optional<EdgePlan> plan,
    Workload workload,
    Observation observation,
    Optional<PathVerdict> path) {
  public EdgeFacts {
    problems = List.copyOf(problems);
    expiries = List.copyOf(expiries);
  }

  /** The same facts with what the canary has shown. */
  public EdgeFacts with(Optional<PathVerdict> shown) {
    return new EdgeFacts(edge, problems, expiries, plan, workload, observation, shown);
  }

  /** The resource's generation. */
  public long generation() {
    return edge.getMetadata().getGeneration();
  }

  /** How many pods are wanted. */
  public int desired() {
    return edge.getSpec().deployment().replicas();
  }

  /** Pods that take traffic and stay. */
  public List<PodObservation> ready() {
    return observation.staying().stream().filter(observed -> observed.pod().ready()).toList();
  }

  /** Ready pods that reported the plan's configuration and files. */
  public List<PodObservation> programmed() {
    return plan.map(EdgePlan::config).stream()
        .flatMap(wanted -> ready().stream().filter(pod -> PodJudge.judge(pod, wanted).isTrue()))
        .toList();
  }

  /** What is said of header integrity rests on. */
  public HeaderFacts headers() {
    return new HeaderFacts(
        edge.getSpec().headers().canary().enabled(),
        edge.getSpec().externalAccess().provider(),
        !ready().isEmpty(),
        path);
  }

  List<Problem> problems(Problem.Kind kind) {
    return problems.stream().filter(problem -> problem.kind() == kind).toList();
  }
}
