package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.FLOW_HEALTHY;
import static io.oauthedge.operator.status.condition.ConditionReason.FLOW_NOT_CONFIGURED;
import static io.oauthedge.operator.status.condition.ConditionReason.FLOW_NOT_EXERCISED;
import static io.oauthedge.operator.status.condition.ConditionReason.FLOW_UNHEALTHY;
import static io.oauthedge.operator.status.condition.ConditionReason.KEYS_UNAVAILABLE;
import static io.oauthedge.operator.status.condition.ConditionReason.POD_UNREACHABLE;

import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** AuthorizationFlowHealthy: pods fetched keys, got a token and admitted it. */
final class AuthorizationFlowJudge {
  private AuthorizationFlowJudge() {}

  /** Pods that were routed away count: it is their flow that has failed. */
  static Judgement judge(EdgeFacts facts) {
    List<PodObservation> pods = facts.observation().staying();
    return first(pods, AuthorizationFlowJudge::failed)
        .or(() -> first(pods, AuthorizationFlowJudge::withoutKeys))
        .or(() -> first(pods, AuthorizationFlowJudge::silent))
        .orElseGet(() -> nothingFailed(facts, pods));
  }

  private static Judgement nothingFailed(EdgeFacts facts, List<PodObservation> pods) {
    if (facts.edge().getSpec().readiness().tokenEndpoint() == null) {
      return Judgement.unknown(
          FLOW_NOT_CONFIGURED,
          "Pods are judged by their keys alone. Set spec.readiness.tokenEndpoint to have them get"
              + " and validate a token.");
    }
    long healthy = pods.stream().filter(flow(AuthorizationFlowJudge::isHealthy)).count();
    boolean readyUntried =
        pods.stream()
            .filter(observed -> observed.pod().ready())
            .anyMatch(flow(report -> !isHealthy(report)));
    return healthy == 0 || readyUntried
        ? Judgement.unknown(FLOW_NOT_EXERCISED, "Not every pod has asked for a token yet.")
        : Judgement.yes(
            FLOW_HEALTHY,
            Wording.count((int) healthy, "pod")
                + " got a token from the token endpoint and admitted it.");
  }

  private static Optional<Judgement> failed(PodObservation observed) {
    return observed
        .report()
        .answer()
        .map(EdgeReport::flow)
        .filter(flow -> flow.exercised() && flow.state() == FlowState.UNHEALTHY)
        .map(
            flow ->
                Judgement.no(
                    FLOW_UNHEALTHY, "Pod " + observed.pod().name() + ": " + flow.message()));
  }

  /** Keys that were not asked for yet are no failure. */
  private static Optional<Judgement> withoutKeys(PodObservation observed) {
    return observed.report().answer().stream()
        .flatMap(report -> report.issuers().stream())
        .filter(issuer -> issuer.keyCount() == 0 && issuer.lastError().isPresent())
        .findFirst()
        .map(
            issuer ->
                Judgement.no(
                    KEYS_UNAVAILABLE,
                    "Pod "
                        + observed.pod().name()
                        + " has no keys of "
                        + issuer.issuer()
                        + ": "
                        + issuer.lastError().orElseThrow()));
  }

  private static Optional<Judgement> silent(PodObservation observed) {
    return observed.pod().ready() && observed.report().answer().isEmpty()
        ? Optional.of(
            Judgement.unknown(
                POD_UNREACHABLE,
                "Pod "
                    + observed.pod().name()
                    + " cannot be asked: "
                    + observed.report().problem()
                    + "."))
        : Optional.empty();
  }

  private static boolean isHealthy(FlowReport flow) {
    return flow.exercised() && flow.state() == FlowState.HEALTHY;
  }

  private static Predicate<PodObservation> flow(Predicate<FlowReport> wanted) {
    return observed -> observed.report().answer().map(EdgeReport::flow).filter(wanted).isPresent();
  }

  private static Optional<Judgement> first(
      List<PodObservation> pods, Function<PodObservation, Optional<Judgement>> judge) {
    return pods.stream().map(judge).flatMap(Optional::stream).findFirst();
  }
}
