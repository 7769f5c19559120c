package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static io.oauthedge.operator.status.condition.ConditionType.AUTHORIZATION_FLOW_HEALTHY;
import static io.oauthedge.operator.status.condition.ConditionType.READY;
import static io.oauthedge.operator.status.condition.ConditionType.RECONCILING;
import static io.oauthedge.operator.status.judge.Judged.holds;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.condition.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationFlowJudgeTest {
  private static final EdgeConfig WANTED = Orders.config(1);
  private static final PodObservation A = said(ready("a"), Reports.serving(WANTED));
  private static final PodObservation B = said(ready("b"), Reports.serving(WANTED));
  private static final String FLOW = "readiness: {tokenEndpoint: {clientSecretName: probe}}";
  private static final String KEEP_SERVING =
      "readiness: {tokenEndpoint: {clientSecretName: probe}, onAuthorizationServerFailure:"
          + " KeepServing}";

  @Test
  void withoutATokenEndpointTheFlowIsUnknownAndDoesNotMatter() {
    var facts = Facts.of(List.of(A, B));

    holds(
        facts,
        AUTHORIZATION_FLOW_HEALTHY,
        Truth.UNKNOWN,
        "FlowNotConfigured",
        "spec.readiness.tokenEndpoint");
    holds(facts, READY, Truth.TRUE, "Ready");
  }

  @Test
  void keysThatCannotBeFetchedAreKnownToBeMissing() {
    var facts =
        Facts.of(
            List.of(A, said(notReady("b"), Reports.withIssuer(WANTED, Reports.noKeys("refused")))));

    holds(
        facts,
        AUTHORIZATION_FLOW_HEALTHY,
        Truth.FALSE,
        "KeysUnavailable",
        "Pod b",
        Orders.ISSUER,
        "refused");
  }

  @Test
  void aFlowIsHealthyOnceEveryReadyPodHasSeenIt() {
    var healthy = Reports.withFlow(WANTED, FlowState.HEALTHY, "");
    var untried = Reports.withFlow(WANTED, FlowState.UNKNOWN, "not tried yet");

    holds(
        Facts.of(List.of(said(ready("a"), healthy), said(notReady("b"), untried)), FLOW),
        AUTHORIZATION_FLOW_HEALTHY,
        Truth.TRUE,
        "FlowHealthy",
        "1 pod");
    holds(
        Facts.of(List.of(said(ready("a"), healthy), said(ready("b"), untried)), FLOW),
        AUTHORIZATION_FLOW_HEALTHY,
        Truth.UNKNOWN,
        "FlowNotExercised");
    holds(
        Facts.of(List.of(said(notReady("a"), untried)), FLOW),
        AUTHORIZATION_FLOW_HEALTHY,
        Truth.UNKNOWN,
        "FlowNotExercised");
  }

  @Test
  void aBrokenFlowIsTheCauseOfNotReadyWhereItRoutesAway() {
    var broken = Reports.withFlow(WANTED, FlowState.UNHEALTHY, "connection refused");
    var facts = Facts.of(List.of(said(notReady("a"), broken), said(notReady("b"), broken)), FLOW);

    holds(facts, AUTHORIZATION_FLOW_HEALTHY, Truth.FALSE, "FlowUnhealthy", "connection refused");
    holds(facts, READY, Truth.FALSE, "FlowUnhealthy", "connection refused");
    holds(facts, RECONCILING, Truth.FALSE, "UpToDate");
  }

  @Test
  void aBrokenFlowLeavesAnEdgeReadyThatKeepsServing() {
    var broken = Reports.withFlow(WANTED, FlowState.UNHEALTHY, "connection refused");
    var facts = Facts.of(List.of(said(ready("a"), broken), said(ready("b"), broken)), KEEP_SERVING);

    holds(facts, AUTHORIZATION_FLOW_HEALTHY, Truth.FALSE, "FlowUnhealthy");
    holds(facts, READY, Truth.TRUE, "Ready");
  }
}
