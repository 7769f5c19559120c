package io.oauthedge.operator.status.event;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static io.oauthedge.operator.fixture.Reports.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.contract.report.Tally;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.observe.traffic.TrafficReading;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.status.StatusAssembler;
import io.oauthedge.operator.status.certificate.Expiry;
import io.oauthedge.operator.status.judge.Facts;
import io.oauthedge.operator.validate.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeEventsTest {
  private static final EdgeConfig WANTED = Orders.config(1);
  private static final List<PodObservation> BOTH =
      List.of(said(ready("a"), Reports.serving(WANTED)), said(ready("b"), Reports.serving(WANTED)));
  private static final OAuthEdgeStatus WELL = status(Facts.of(BOTH));
  private static final Problem DANGLING =
      new Problem(Problem.Kind.REFERENCE, "spec.tls.secretName", "It is gone.", "Create it.");

  @Test
  void aRoundThatShowsTheSameTellsNothing() {
    assertThat(between(WELL, status(Facts.of(BOTH)))).isEmpty();
  }

  @Test
  void anEdgeThatBeginsWithoutPodsTellsNothing() {
    assertThat(EdgeEvents.between(Optional.empty(), status(Facts.of(List.of())), Orders.HOST))
        .isEmpty();
  }

  @Test
  void anEdgeThatComesUpTellsItOnce() {
    assertThat(between(status(Facts.of(List.of())), WELL))
        .containsExactly(EventReason.PROGRAMMED, EventReason.READY);
  }

  @Test
  void aBrokenReferenceIsToldWithItsFixAndMendedOnce() {
    OAuthEdgeStatus broken = status(Facts.of(BOTH).with(DANGLING));

    assertThat(EdgeEvents.between(Optional.of(WELL), broken, Orders.HOST))
        .first()
        .isEqualTo(
            new EdgeEvent(
                EventReason.REFERENCE_UNRESOLVED, "spec.tls.secretName: It is gone. Create it."));
    assertThat(between(WELL, broken))
        .containsExactly(EventReason.REFERENCE_UNRESOLVED, EventReason.NOT_READY);
    assertThat(between(broken, WELL))
        .containsExactly(EventReason.REFERENCES_RESOLVED, EventReason.READY);
  }

  @Test
  void aFlowIsToldWhenItFailsAndWhenItIsBack() {
    OAuthEdgeStatus up = status(flow(FlowState.HEALTHY));
    OAuthEdgeStatus down = status(flow(FlowState.UNHEALTHY));

    assertThat(between(up, down)).contains(EventReason.AUTHORIZATION_FLOW_UNHEALTHY);
    assertThat(between(down, up)).contains(EventReason.AUTHORIZATION_FLOW_HEALTHY);
  }

  @Test
  void aCertificateIsWarnedOfOnce() {
    OAuthEdgeStatus near = status(Facts.of(BOTH).expiring(START.plus(Duration.ofDays(13))));

    assertThat(between(WELL, near)).containsExactly(EventReason.CERTIFICATE_NEAR_EXPIRY);
    assertThat(between(near, near)).isEmpty();
  }

  @Test
  void whatAnotherFieldNamesIsWarnedOfThoughOneIsWarnedOfAlready() {
    Facts one = Facts.of(BOTH).expiring(START.plus(Duration.ofDays(13)));
    OAuthEdgeStatus both = status(one.alsoExpiring(list(START.plus(Duration.ofDays(2)))));

    List<EdgeEvent> events = EdgeEvents.between(Optional.of(status(one)), both, Orders.HOST);

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.reason()).isEqualTo(EventReason.CERTIFICATE_NEAR_EXPIRY);
              assertThat(event.note())
                  .contains("the revocation list of CN=clients ends in 2 days", "Secret clients");
            });
    assertThat(between(both, both)).isEmpty();
    assertThat(between(both, status(one))).isEmpty();
  }

  private static Expiry list(Instant end) {
    return new Expiry(
        FieldPaths.CLIENT_AUTHORITY,
        "clients",
        "revocation list",
        "CN=clients",
        START.minus(Duration.ofDays(28)),
        end);
  }

  @Test
  void exposedTokensAreToldWhenTheyBeginAndNotAgainWhileTheyGoOn() {
    OAuthEdgeStatus one = status(exposed(1));
    OAuthEdgeStatus many = status(exposed(7));

    assertThat(EdgeEvents.between(Optional.of(WELL), one, Orders.HOST))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.reason()).isEqualTo(EventReason.TOKENS_EXPOSED);
              assertThat(event.note())
                  .contains("within 5m, 1 request ", Orders.HOST, "treat these tokens as leaked");
            });
    assertThat(between(one, many)).isEmpty();
    assertThat(between(many, WELL)).isEmpty();
    assertThat(between(WELL, many)).containsExactly(EventReason.TOKENS_EXPOSED);
  }

  private static OAuthEdgeStatus status(TrafficReading traffic) {
    return StatusAssembler.assemble(Facts.of(BOTH).seen(START, traffic), Optional.empty());
  }

  private static TrafficReading exposed(long count) {
    return new TrafficReading(
        Duration.ofMinutes(5),
        new Tally(
            count,
            0,
            0,
            count,
            List.of(new ReasonCount(Reason.TOKEN_EXPOSED, Hop.CLIENT, count)),
            List.of(),
            List.of(),
            RefreshCounts.NONE));
  }

  private static Facts flow(FlowState state) {
    var report = Reports.withFlow(WANTED, state, "connection refused");
    return Facts.of(
        List.of(said(notReady("a"), report)),
        "readiness: {tokenEndpoint: {clientSecretName: probe}}");
  }

  private static List<EventReason> between(OAuthEdgeStatus old, OAuthEdgeStatus fresh) {
    return EdgeEvents.between(Optional.of(old), fresh, Orders.HOST).stream()
        .map(EdgeEvent::reason)
        .toList();
  }

  private static OAuthEdgeStatus status(Facts facts) {
    return StatusAssembler.assemble(facts.seen(), Optional.empty());
  }
}
