package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static io.oauthedge.operator.fixture.Pods.silent;
import static io.oauthedge.operator.fixture.Pods.terminating;
import static io.oauthedge.operator.fixture.Pods.troubled;
import static io.oauthedge.operator.status.condition.ConditionType.ACCEPTED;
import static io.oauthedge.operator.status.condition.ConditionType.AUTHORIZATION_FLOW_HEALTHY;
import static io.oauthedge.operator.status.condition.ConditionType.PROGRAMMED;
import static io.oauthedge.operator.status.condition.ConditionType.READY;
import static io.oauthedge.operator.status.condition.ConditionType.RECONCILING;
import static io.oauthedge.operator.status.condition.ConditionType.RESOLVED_REFS;
import static io.oauthedge.operator.status.condition.ConditionType.STALLED;
import static io.oauthedge.operator.status.judge.Judged.holds;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.observe.admin.AdminReply;
import io.oauthedge.operator.status.condition.Truth;
import io.oauthedge.operator.validate.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgesTest {
  private static final EdgeConfig WANTED = Orders.config(1);
  private static final PodObservation A = said(ready("a"), Reports.serving(WANTED));
  private static final PodObservation B = said(ready("b"), Reports.serving(WANTED));
  private static final Deployment OVERDUE =
      Serialization.unmarshal(
          "status: {conditions: [{type: Progressing, status: 'False', reason:"
              + " ProgressDeadlineExceeded, message: it has timed out}]}",
          Deployment.class);

  @Test
  void whatIsServedAsWantedByAllWantedPodsIsReady() {
    var facts = Facts.of(List.of(A, B));

    holds(facts, ACCEPTED, Truth.TRUE, "Accepted");
    holds(facts, RESOLVED_REFS, Truth.TRUE, "ResolvedRefs");
    holds(facts, PROGRAMMED, Truth.TRUE, "Programmed", "2 ready pods", "generation 1");
    holds(facts, READY, Truth.TRUE, "Ready", "2 of 2 wanted pods");
    holds(facts, RECONCILING, Truth.FALSE, "UpToDate");
    holds(facts, STALLED, Truth.FALSE, "UpToDate");
  }

  @Test
  void aBrokenSpecIsADeadEndThatNamesFieldAndFix() {
    var facts = Facts.of(List.of(A, B)).with(problem(Problem.Kind.SPEC)).at(2);

    holds(facts, ACCEPTED, Truth.FALSE, "SpecInvalid", "spec.host: It is odd. Mend it.");
    holds(facts, PROGRAMMED, Truth.FALSE, "ServingLastGood", "generation 1", "instead of 2");
    holds(facts, READY, Truth.FALSE, "SpecInvalid", "Mend it.");
    holds(facts, STALLED, Truth.TRUE, "SpecInvalid", "Mend it.");
    holds(facts, RECONCILING, Truth.FALSE, "Stalled");
  }

  @Test
  void severalProblemsAreAllTold() {
    var facts =
        Facts.of(List.of(A, B)).with(problem(Problem.Kind.SPEC), problem(Problem.Kind.SPEC));

    holds(facts, ACCEPTED, Truth.FALSE, "SpecInvalid", "2 problems. spec.host");
  }

  @Test
  void aWarningStopsNothing() {
    var facts = Facts.of(List.of(A, B)).with(problem(Problem.Kind.WARNING));

    holds(facts, ACCEPTED, Truth.TRUE, "AcceptedWithWarnings", "Mend it.");
    holds(facts, READY, Truth.TRUE, "Ready");
  }

  @Test
  void aDanglingReferenceIsNotReadyThoughTheLastGoodIsServed() {
    var facts = Facts.of(List.of(A, B)).with(problem(Problem.Kind.REFERENCE));

    holds(facts, ACCEPTED, Truth.TRUE, "Accepted");
    holds(facts, RESOLVED_REFS, Truth.FALSE, "ReferenceUnresolved", "Mend it.");
    holds(facts, PROGRAMMED, Truth.TRUE, "Programmed");
    holds(facts, READY, Truth.FALSE, "ReferenceUnresolved");
    holds(facts, STALLED, Truth.TRUE, "ReferenceUnresolved");
  }

  @Test
  void aCertificateThatEndsSoonIsToldButStillResolved() {
    var facts = Facts.of(List.of(A, B)).expiring(Reports.START.plus(Duration.ofDays(13)));

    holds(
        facts,
        RESOLVED_REFS,
        Truth.TRUE,
        "CertificateNearExpiry",
        "CN=orders.example.com ends in 13 days",
        "2026-11-14T10:00:00Z");
    holds(facts, READY, Truth.TRUE, "Ready");
  }

  @Test
  void aCertificateThatEndedInAPodMakesTheEdgeNotReadyWhateverTheSecretHolds() {
    var ended = Reports.tls(Reports.START.minusSeconds(1));
    var facts = Facts.of(List.of(A, said(ready("b"), Reports.withTls(WANTED, ended))));

    holds(facts, RESOLVED_REFS, Truth.TRUE, "ResolvedRefs");
    holds(facts, PROGRAMMED, Truth.FALSE, "CertificateExpired", "Pod b", "2026-11-01T09:59:59Z");
    holds(facts, READY, Truth.FALSE, "CertificateExpired");
  }

  @Test
  void withoutAPlanNothingRuns() {
    var facts = Facts.of(List.of()).planned(Optional.empty()).with(problem(Problem.Kind.REFERENCE));

    holds(facts, PROGRAMMED, Truth.FALSE, "NothingToServe");
  }

  @Test
  void aNewOperatorDoesNotClaimThatNothingRunsWhereADeploymentDoes() {
    var facts = Facts.of(List.of(A, B)).planned(Optional.empty()).deployed(new Deployment());

    holds(facts, PROGRAMMED, Truth.UNKNOWN, "ServingLastGood");
  }

  @Test
  void anObjectThatCannotBeWrittenIsADeadEnd() {
    var facts = Facts.of(List.of(A, B)).refused("Service orders-edge is not this edge's.");

    holds(facts, PROGRAMMED, Truth.FALSE, "ApplyFailed", "orders-edge");
    holds(facts, STALLED, Truth.TRUE, "ApplyFailed");
  }

  @Test
  void aReadyPodThatCannotBeAskedMakesNothingTrue() {
    var facts = Facts.of(List.of(A, silent(ready("b"), "its admin port refuses connections")));

    holds(facts, PROGRAMMED, Truth.UNKNOWN, "PodUnreachable", "Pod b", "refuses connections");
    holds(facts, AUTHORIZATION_FLOW_HEALTHY, Truth.UNKNOWN, "PodUnreachable", "Pod b");
    holds(facts, READY, Truth.UNKNOWN, "PodUnreachable");
    holds(facts, RECONCILING, Truth.TRUE, "Progressing");
  }

  @Test
  void whatIsKnownToBeWrongWeighsMoreThanWhatIsUnknown() {
    var facts =
        Facts.of(
            List.of(
                silent(ready("a"), "no answer"),
                said(ready("b"), Reports.serving(Orders.config(0)))));

    holds(facts, PROGRAMMED, Truth.FALSE, "ConfigOutdated", "Pod b", "generation 0");
  }

  @Test
  void aPodOnItsWayOutIsNotAskedToConform() {
    var facts = Facts.of(List.of(A, B, said(terminating("c"), Reports.serving(Orders.config(0)))));

    holds(facts, PROGRAMMED, Truth.TRUE, "Programmed");
    holds(facts, RECONCILING, Truth.FALSE, "UpToDate");
  }

  @Test
  void filesThatAreNotTheWantedOnesAreWaitedFor() {
    var facts =
        Facts.of(
            List.of(
                A, said(ready("b"), Reports.withFiles(WANTED, Map.of(Orders.CERTIFICATE, "old")))));

    holds(facts, PROGRAMMED, Truth.FALSE, "WaitingForFiles", "Pod b", Orders.CERTIFICATE);
    holds(facts, RECONCILING, Truth.TRUE, "Progressing", "Pod b");
  }

  @Test
  void everyAnswerToAPushHasItsReason() {
    pushed(ApplyOutcome.WAITING_FOR_FILES, "WaitingForFiles");
    pushed(ApplyOutcome.RESTART_REQUIRED, "RolloutInProgress");
    pushed(ApplyOutcome.REFUSED, "PodRefusedConfig");
    pushed(ApplyOutcome.STALE, "ConfigOutdated");
    pushed(ApplyOutcome.APPLIED, "ConfigOutdated");
  }

  @Test
  void aRefusalByAPodIsADeadEnd() {
    var facts = Facts.of(List.of(A, afterPush(ApplyOutcome.REFUSED)));

    holds(facts, STALLED, Truth.TRUE, "PodRefusedConfig", "Pod b", "no such field");
  }

  @Test
  void noReadyPodSaysWhyInThePodsOwnWordsFirst() {
    var unhealthy =
        Reports.withFlow(WANTED, FlowState.UNHEALTHY, "the token endpoint answered 503");

    holds(
        Facts.of(List.of(said(notReady("a"), unhealthy))),
        PROGRAMMED,
        Truth.FALSE,
        "NoReadyPod",
        "Pod a",
        "token endpoint answered 503");
    holds(
        Facts.of(
            List.of(
                new PodObservation(
                    troubled("a", "ImagePullBackOff: not found"),
                    new AdminReply.Unreachable<>("it has no address yet"),
                    Optional.empty()))),
        PROGRAMMED,
        Truth.FALSE,
        "NoReadyPod",
        "Pod a: ImagePullBackOff: not found");
    holds(Facts.of(List.of()), PROGRAMMED, Truth.FALSE, "NoReadyPod", "No pod exists yet.");
  }

  @Test
  void noWantedPodIsSaidToBeTheUsersChoice() {
    var facts = Facts.of(List.of(), "deployment: {replicas: 0}");

    holds(facts, PROGRAMMED, Truth.FALSE, "NoReadyPod", "spec.deployment.replicas is 0");
    holds(facts, RECONCILING, Truth.FALSE, "UpToDate");
  }

  @Test
  void aMissingReplicaIsNotReady() {
    var facts = Facts.of(List.of(A));

    holds(facts, PROGRAMMED, Truth.TRUE, "Programmed");
    holds(facts, READY, Truth.FALSE, "ReplicasUnavailable", "1 of 2 wanted pods");
    holds(facts, RECONCILING, Truth.TRUE, "Progressing", "1 pod of 2");
  }

  @Test
  void aRolloutThatDoesNotEndIsADeadEnd() {
    var facts = Facts.of(List.of(A)).deployed(OVERDUE);

    holds(facts, STALLED, Truth.TRUE, "ProgressDeadlineExceeded", "it has timed out");
    holds(facts, RECONCILING, Truth.FALSE, "Stalled");
  }

  @Test
  void aPausedEdgeIsNotReconciledAndSaysWhatItStaysWith() {
    var facts = Facts.of(List.of(A, B)).at(2, "paused: true");

    holds(facts, PROGRAMMED, Truth.FALSE, "Paused", "generation 1", "Set it to false");
    holds(facts, RECONCILING, Truth.FALSE, "Paused");
  }

  private static void pushed(ApplyOutcome outcome, String reason) {
    holds(Facts.of(List.of(A, afterPush(outcome))), PROGRAMMED, Truth.FALSE, reason, "Pod b");
  }

  private static PodObservation afterPush(ApplyOutcome outcome) {
    return new PodObservation(
        ready("b"),
        new AdminReply.Answered<>(Reports.serving(Orders.config(0))),
        Optional.of(new AdminReply.Answered<>(ApplyReply.of(outcome, "", "no such field"))));
  }

  private static Problem problem(Problem.Kind kind) {
    return new Problem(kind, "spec.host", "It is odd.", "Mend it.");
  }
}
