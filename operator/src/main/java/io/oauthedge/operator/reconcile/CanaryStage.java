package io.oauthedge.operator.reconcile;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.canary.watch.CanarySubjects;
import io.oauthedge.operator.canary.watch.CanarySubjects.Found;
import io.oauthedge.operator.canary.watch.CanaryWatch;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.canary.watch.Watched;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.observe.EdgePod;
import io.oauthedge.operator.observe.LoadBalancerAddresses;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.plan.EdgeNames;
import io.oauthedge.operator.plan.SpecUnits;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.status.headers.StoredVerdict;
import io.oauthedge.operator.status.judge.EdgeFacts;
import java.util.List;
import java.util.Optional;

/** The canary's place in a reconciliation: it is told what to watch, and asked what is held. */
public final class CanaryStage {
  private final CanaryWatch watch;
  private final CanarySubjects subjects;
  private final SimpleInboundEventSource<OAuthEdge> source =
      new SimpleInboundEventSource<>("canary");

  public CanaryStage(CanaryWatch watch, CanarySubjects subjects) {
    this.watch = watch;
    this.subjects = subjects;
    watch.onChange(edge -> source.propagateEvent(new ResourceID(edge.edge(), edge.namespace())));
  }

  /** Wakes an edge when the verdict on its path has become another. */
  EventSource<?, OAuthEdge> source() {
    return source;
  }

  /**
   * What pods may rely on: nothing where the canary is off; empty while nothing is held, and they
   * keep what they have.
   */
  Optional<PathFindings> pathFindings(OAuthEdge edge) {
    return edge.getSpec().headers().canary().enabled()
        ? watch.verdict(EdgeNames.of(edge)).map(PathVerdict::pathFindings)
        : Optional.of(PathFindings.none());
  }

  /** The facts with what is held of the path, once the canary knows what to watch. */
  EdgeFacts follow(EdgeFacts facts, References references, AdminIdentity identity) {
    OAuthEdge edge = facts.edge();
    EdgeNames names = EdgeNames.of(edge);
    var canary = edge.getSpec().headers().canary();
    if (!canary.enabled()) {
      watch.forget(names);
      return facts;
    }
    watch.follow(
        names,
        watched(facts, references, identity),
        SpecUnits.duration(canary.interval()),
        StoredVerdict.of(Optional.ofNullable(edge.getStatus())));
    return facts.with(watch.verdict(names));
  }

  void forget(EdgeNames edge) {
    watch.forget(edge);
  }

  private Optional<Watched> watched(
      EdgeFacts facts, References references, AdminIdentity identity) {
    return facts
        .plan()
        .flatMap(
            plan ->
                subjects.of(
                    new Found(
                        plan,
                        references,
                        identity,
                        facts.workload().service(),
                        LoadBalancerAddresses.of(
                            facts.workload().service(), facts.workload().ingress()),
                        pods(facts.observation().pods()),
                        pods(facts.programmed().isEmpty() ? facts.ready() : facts.programmed()),
                        !facts.programmed().isEmpty(),
                        canaryNow(facts.edge()))));
  }

  private static List<EdgePod> pods(List<PodObservation> observed) {
    return observed.stream().map(PodObservation::pod).toList();
  }

  static Optional<String> canaryNow(OAuthEdge edge) {
    return Optional.ofNullable(edge.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(CanarySubjects.CANARY_NOW));
  }
}
