package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.APPLY_FAILED;
import static io.oauthedge.operator.status.condition.ConditionReason.NOTHING_TO_SERVE;
import static io.oauthedge.operator.status.condition.ConditionReason.NO_READY_POD;
import static io.oauthedge.operator.status.condition.ConditionReason.PAUSED;
import static io.oauthedge.operator.status.condition.ConditionReason.PROGRAMMED;
import static io.oauthedge.operator.status.condition.ConditionReason.SERVING_LAST_GOOD;

import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Programmed: a pod is ready, and every ready pod reported that it serves with this generation. */
final class ProgrammedJudge {
  private ProgrammedJudge() {}

  static Judgement judge(EdgeFacts facts) {
    if (facts.workload().applyProblem().isPresent()) {
      return Judgement.no(APPLY_FAILED, facts.workload().applyProblem().get());
    }
    return facts.plan().map(plan -> judge(facts, plan)).orElseGet(() -> withoutPlan(facts));
  }

  /** Neither a plan nor a stored configuration that can be read; the pods go on all the same. */
  private static Judgement withoutPlan(EdgeFacts facts) {
    return facts.workload().deployment().isPresent()
        ? Judgement.unknown(
            SERVING_LAST_GOOD,
            "Pods go on with what they were last given; it cannot be compared before the spec is"
                + " valid, resolved and not paused.")
        : Judgement.no(
            NOTHING_TO_SERVE,
            "Nothing runs: there has been no valid spec with all that it names. See Accepted and"
                + " ResolvedRefs.");
  }

  private static Judgement judge(EdgeFacts facts, EdgePlan plan) {
    long planned = plan.config().edge().generation();
    if (planned != facts.generation() && facts.edge().getSpec().paused()) {
      return Judgement.no(
          PAUSED,
          "spec.paused is true: pods stay with generation "
              + planned
              + ". Set it to false to have "
              + facts.generation()
              + " served.");
    }
    if (planned != facts.generation()) {
      return Judgement.no(
          SERVING_LAST_GOOD,
          "Pods stay with generation "
              + planned
              + ", the last valid one, instead of "
              + facts.generation()
              + ". See Accepted and ResolvedRefs.");
    }
    if (facts.ready().isEmpty()) {
      return Judgement.no(NO_READY_POD, whyNoneIsReady(facts));
    }
    List<Judgement> pods =
        facts.ready().stream().map(pod -> PodJudge.judge(pod, plan.config())).toList();
    return first(pods, Judgement::isFalse)
        .or(() -> first(pods, judgement -> !judgement.isTrue()))
        .orElseGet(
            () ->
                Judgement.yes(
                    PROGRAMMED,
                    Wording.count(pods.size(), "ready pod")
                        + " reported generation "
                        + facts.generation()
                        + " with all its files."));
  }

  private static Optional<Judgement> first(List<Judgement> pods, Predicate<Judgement> wanted) {
    return pods.stream().filter(wanted).findFirst();
  }

  private static String whyNoneIsReady(EdgeFacts facts) {
    if (facts.desired() == 0) {
      return "No pod is wanted: spec.deployment.replicas is 0.";
    }
    return facts.observation().staying().stream()
        .findFirst()
        .map(pod -> "No pod is ready. Pod " + pod.pod().name() + ": " + whyNotReady(pod))
        .orElseGet(
            () ->
                "No pod exists"
                    + facts.workload().replicaFailure().map(why -> ": " + why).orElse(" yet."));
  }

  /** The pod knows best, then Kubernetes, then the one that could not ask. */
  static String whyNotReady(PodObservation observed) {
    return observed
        .report()
        .answer()
        .map(EdgeReport::notReadyMessage)
        .filter(message -> !message.isBlank())
        .or(() -> observed.pod().trouble())
        .orElseGet(
            () ->
                observed.report().answer().isPresent()
                    ? "Kubernetes has not seen it ready yet."
                    : observed.report().problem() + ".");
  }
}
