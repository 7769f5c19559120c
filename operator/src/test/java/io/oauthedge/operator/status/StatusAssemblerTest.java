package io.oauthedge.operator.status;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static io.oauthedge.operator.fixture.Pods.silent;
import static io.oauthedge.operator.fixture.Reports.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.Tally;
import io.oauthedge.crds.v1alpha1.status.IssuerStatus;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ReasonTraffic;
import io.oauthedge.crds.v1alpha1.status.Replicas;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.observe.traffic.TrafficReading;
import io.oauthedge.operator.status.judge.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusAssemblerTest {
  private static final EdgeConfig WANTED = Orders.config(1);
  private static final PodObservation A = said(ready("a"), Reports.serving(WANTED));
  private static final PodObservation B = said(ready("b"), Reports.serving(WANTED));
  private static final Instant LATER = START.plusSeconds(60);

  @Test
  void assemblingTwiceIsAssemblingOnce() {
    OAuthEdgeStatus first = assemble(Facts.of(List.of(A, B)), START, 3, Optional.empty());

    OAuthEdgeStatus second = assemble(Facts.of(List.of(A, B)), LATER, 3, Optional.of(first));

    assertThat(second).isEqualTo(first);
    assertThat(StatusChange.between(Optional.of(first), second)).isEqualTo(StatusChange.NONE);
  }

  @Test
  void onlyWhatChangesItsTruthChangesItsTransitionTime() {
    OAuthEdgeStatus first = assemble(Facts.of(List.of(A, B)), START, 0, Optional.empty());

    OAuthEdgeStatus second = assemble(Facts.of(List.of(A)), LATER, 0, Optional.of(first));

    assertThat(condition(second, "Ready").getLastTransitionTime()).isEqualTo(LATER.toString());
    assertThat(condition(second, "Programmed").getLastTransitionTime()).isEqualTo(START.toString());
  }

  @Test
  void everyConditionTellsOfWhichGenerationItSpeaks() {
    OAuthEdgeStatus status = assemble(Facts.of(List.of(A, B)), START, 0, Optional.empty());

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.conditions()).extracting(Condition::getObservedGeneration).containsOnly(1L);
    assertThat(status.conditions())
        .extracting(Condition::getType)
        .containsExactly(
            "Ready",
            "Accepted",
            "ResolvedRefs",
            "Programmed",
            "AuthorizationFlowHealthy",
            "HeadersIntact",
            "Reconciling",
            "Stalled");
  }

  @Test
  void conditionsOfOthersAreNeitherClaimedNorACause() {
    OAuthEdgeStatus first = assemble(Facts.of(List.of(A, B)), START, 0, Optional.empty());
    OAuthEdgeStatus shared = withCondition(first, "ExampleOrg/Approved");

    OAuthEdgeStatus second = assemble(Facts.of(List.of(A, B)), LATER, 0, Optional.of(shared));

    assertThat(second.conditions())
        .extracting(Condition::getType)
        .doesNotContain("ExampleOrg/Approved");
    assertThat(StatusChange.between(Optional.of(shared), second)).isEqualTo(StatusChange.NONE);
  }

  @Test
  void replicasAreReadyOnesAndThoseKnownToServeAsWanted() {
    OAuthEdgeStatus status =
        assemble(
            Facts.of(
                List.of(
                    A,
                    silent(ready("b"), "no answer"),
                    said(notReady("c"), Reports.serving(WANTED)))),
            START,
            0,
            Optional.empty());

    assertThat(status.replicas()).isEqualTo(new Replicas(2, 2, 1, "2/2"));
  }

  @Test
  void anIssuerIsAsTheWorstPodSeesIt() {
    OAuthEdgeStatus status =
        assemble(
            Facts.of(
                List.of(
                    A, said(notReady("b"), Reports.withIssuer(WANTED, Reports.noKeys("refused"))))),
            START,
            0,
            Optional.empty());

    assertThat(status.issuers())
        .containsExactly(new IssuerStatus(Orders.ISSUER, 0, START.toString(), "pod b: refused"));
  }

  @Test
  void trafficIsToldInTheWordsOfTheContract() {
    OAuthEdgeStatus status = assemble(Facts.of(List.of(A, B)), START, 4, Optional.empty());

    assertThat(status.traffic())
        .satisfies(
            traffic -> {
              assertThat(traffic.window()).isEqualTo("5m");
              assertThat(traffic.topReason()).isEqualTo("TOKEN_ABSENT");
              assertThat(traffic.byReason())
                  .containsExactly(new ReasonTraffic("TOKEN_ABSENT", "CLIENT", 4L));
              assertThat(traffic.upstreamUnauthorized()).isZero();
            });
  }

  @Test
  void moreOfTheSameIsACountAndANewReasonIsNews() {
    var facts = Facts.of(List.of(A, B));
    OAuthEdgeStatus none = assemble(facts, START, 0, Optional.empty());
    OAuthEdgeStatus some = assemble(facts, START, 4, Optional.of(none));
    OAuthEdgeStatus more = assemble(facts, START, 5, Optional.of(some));

    assertThat(StatusChange.between(Optional.empty(), none)).isEqualTo(StatusChange.VERDICTS);
    assertThat(StatusChange.between(Optional.of(none), some)).isEqualTo(StatusChange.VERDICTS);
    assertThat(StatusChange.between(Optional.of(some), more)).isEqualTo(StatusChange.COUNTS);
    assertThat(StatusChange.between(Optional.of(more), none)).isEqualTo(StatusChange.COUNTS);
  }

  @Test
  void countsWaitForTheirIntervalAndVerdictsDoNot() {
    var now = new Instant[] {START};
    var pacing = new StatusPacing(() -> now[0], Duration.ofMinutes(2));
    var facts = Facts.of(List.of(A, B));
    OAuthEdgeStatus some = assemble(facts, START, 4, Optional.empty());
    OAuthEdgeStatus more = assemble(facts, START, 5, Optional.of(some));
    OAuthEdgeStatus worse = assemble(Facts.of(List.of(A)), START, 4, Optional.of(some));
    assertThat(pacing.isDue(Orders.NAMES, Optional.empty(), some)).isTrue();

    now[0] = START.plusSeconds(119);
    assertThat(pacing.isDue(Orders.NAMES, Optional.of(some), more)).isFalse();
    assertThat(pacing.isDue(Orders.NAMES, Optional.of(some), some)).isFalse();
    now[0] = START.plusSeconds(120);
    assertThat(pacing.isDue(Orders.NAMES, Optional.of(some), more)).isTrue();
    assertThat(pacing.isDue(Orders.NAMES, Optional.of(some), worse)).isTrue();
  }

  @Test
  void theWindowsLengthIsWordedSoThatItDoesNotFlicker() {
    assertThat(TrafficSummary.length(Duration.ofSeconds(42))).isEqualTo("42s");
    assertThat(TrafficSummary.length(Duration.ofSeconds(291))).isEqualTo("5m");
    assertThat(TrafficSummary.length(Duration.ofMinutes(5))).isEqualTo("5m");
  }

  private static OAuthEdgeStatus assemble(
      Facts facts, Instant at, long refused, Optional<OAuthEdgeStatus> old) {
    Tally tally = Reports.tally(10, refused);
    return StatusAssembler.assemble(
        facts.seen(at, new TrafficReading(Duration.ofMinutes(5), tally)), old);
  }

  private static Condition condition(OAuthEdgeStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static OAuthEdgeStatus withCondition(OAuthEdgeStatus status, String type) {
    var conditions = new ArrayList<>(status.conditions());
    conditions.add(
        new ConditionBuilder().withType(type).withStatus("True").withReason("Yes").build());
    return new OAuthEdgeStatus(
        status.observedGeneration(),
        conditions,
        status.replicas(),
        status.endpoints(),
        status.issuers(),
        status.certificate(),
        status.tls(),
        status.headerIntegrity(),
        status.upstreams(),
        status.traffic());
  }
}
