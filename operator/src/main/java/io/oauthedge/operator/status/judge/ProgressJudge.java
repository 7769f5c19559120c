package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.APPLY_FAILED;
import static io.oauthedge.operator.status.condition.ConditionReason.PAUSED;
import static io.oauthedge.operator.status.condition.ConditionReason.POD_REFUSED_CONFIG;
import static io.oauthedge.operator.status.condition.ConditionReason.PROGRESSING;
import static io.oauthedge.operator.status.condition.ConditionReason.PROGRESS_DEADLINE_EXCEEDED;
import static io.oauthedge.operator.status.condition.ConditionReason.STALLED;
import static io.oauthedge.operator.status.condition.ConditionReason.UP_TO_DATE;

import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reconciling and Stalled, the pair by which kstatus tells progress from a dead end.
 *
 * <p>Both are written as False rather than left out, so that {@code kubectl wait
 * --for=condition=Stalled=False} ends; kstatus reads False and absent alike.
 */
final class ProgressJudge {
  private ProgressJudge() {}

  /**
   * Stalled: nothing goes on until somebody acts.
   *
   * @param causes the judgements that this one rests on
   */
  static Judgement stalled(EdgeFacts facts, Causes causes) {
    Judgement programmed = causes.programmed();
    return Stream.of(
            Optional.of(causes.accepted()).filter(Judgement::isFalse),
            Optional.of(causes.resolvedRefs()).filter(Judgement::isFalse),
            Optional.of(programmed)
                .filter(
                    judgement ->
                        judgement.reason() == APPLY_FAILED
                            || judgement.reason() == POD_REFUSED_CONFIG),
            facts
                .workload()
                .deadlineExceeded()
                .map(why -> Judgement.no(PROGRESS_DEADLINE_EXCEEDED, why)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(cause -> Judgement.yes(cause.reason(), cause.message()))
        .orElseGet(() -> Judgement.no(UP_TO_DATE, "Nothing waits for somebody to act."));
  }

  /** Reconciling: the operator is bringing pods to this generation. */
  static Judgement reconciling(EdgeFacts facts, Judgement stalled) {
    if (facts.edge().getSpec().paused()) {
      return Judgement.no(PAUSED, "spec.paused is true: the operator changes nothing.");
    }
    if (stalled.isTrue()) {
      return Judgement.no(STALLED, "Nothing goes on until somebody acts; see Stalled.");
    }
    return left(facts)
        .map(left -> Judgement.yes(PROGRESSING, left))
        .orElseGet(() -> Judgement.no(UP_TO_DATE, "Pods are as wanted."));
  }

  /** Pods that serve as wanted but are not ready wait for the outside, not for the operator. */
  private static Optional<String> left(EdgeFacts facts) {
    List<PodObservation> pods = facts.observation().staying();
    if (pods.size() != facts.desired()) {
      return Optional.of(
          Wording.count(pods.size(), "pod") + " of " + facts.desired() + " wanted exist.");
    }
    return facts.plan().stream()
        .flatMap(plan -> pods.stream().map(pod -> PodJudge.judge(pod, plan.config())))
        .filter(judgement -> !judgement.isTrue())
        .findFirst()
        .map(Judgement::message);
  }
}
