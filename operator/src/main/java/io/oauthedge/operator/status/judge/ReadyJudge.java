package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.READY;
import static io.oauthedge.operator.status.condition.ConditionReason.REPLICAS_UNAVAILABLE;

import io.oauthedge.crds.v1alpha1.spec.OnAuthorizationServerFailure;
import io.oauthedge.crds.v1alpha1.spec.Readiness;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ready: everything that is wanted is served, as observed. */
final class ReadyJudge {
  private ReadyJudge() {}

  /**
   * Takes over the first cause that is false, else the first that is unknown: nothing unseen makes
   * an edge ready.
   *
   * @param causes the judgements that this one rests on
   */
  static Judgement judge(EdgeFacts facts, Causes causes) {
    List<Judgement> needed =
        Stream.of(
                Optional.of(causes.accepted()),
                Optional.of(causes.resolvedRefs()),
                Optional.of(causes.flow()).filter(flow -> flowMatters(facts)),
                Optional.of(causes.programmed()),
                missingReplicas(facts))
            .flatMap(Optional::stream)
            .toList();
    return needed.stream()
        .filter(Judgement::isFalse)
        .findFirst()
        .or(() -> needed.stream().filter(cause -> !cause.isTrue()).findFirst())
        .orElseGet(
            () ->
                Judgement.yes(
                    READY,
                    facts.ready().size()
                        + " of "
                        + Wording.count(facts.desired(), "wanted pod")
                        + " are ready and serve with generation "
                        + facts.generation()
                        + "."));
  }

  private static boolean flowMatters(EdgeFacts facts) {
    Readiness readiness = facts.edge().getSpec().readiness();
    return readiness.tokenEndpoint() != null
        && readiness.onAuthorizationServerFailure() == OnAuthorizationServerFailure.ROUTE_AWAY;
  }

  private static Optional<Judgement> missingReplicas(EdgeFacts facts) {
    int ready = facts.ready().size();
    if (ready >= facts.desired()) {
      return Optional.empty();
    }
    String numbers = ready + " of " + Wording.count(facts.desired(), "wanted pod") + " are ready. ";
    return Optional.of(Judgement.no(REPLICAS_UNAVAILABLE, numbers + whatIsMissing(facts)));
  }

  private static String whatIsMissing(EdgeFacts facts) {
    List<PodObservation> waiting =
        facts.observation().staying().stream().filter(pod -> !pod.pod().ready()).toList();
    return waiting.isEmpty()
        ? facts.workload().replicaFailure().orElse("The others do not exist yet.")
        : "Pod " + Wording.names(waiting) + ": " + ProgrammedJudge.whyNotReady(waiting.getFirst());
  }
}
