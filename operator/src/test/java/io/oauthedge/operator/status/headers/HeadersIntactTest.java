package io.oauthedge.operator.status.headers;

import static io.oauthedge.operator.fixture.Canaries.AUTHORIZATION_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.TENANT_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.unreachable;
import static io.oauthedge.operator.fixture.Canaries.verdict;
import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.oauthedge.crds.v1alpha1.status.HeaderFindingStatus;
import io.oauthedge.crds.v1alpha1.status.HeaderIntegrity;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.PathLimit;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.fixture.Canaries;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.StatusAssembler;
import io.oauthedge.operator.status.StatusChange;
import io.oauthedge.operator.status.event.EdgeEvent;
import io.oauthedge.operator.status.event.EdgeEvents;
import io.oauthedge.operator.status.event.EventReason;
import io.oauthedge.operator.status.judge.Facts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersIntactTest {
  private static final List<PodObservation> BOTH =
      List.of(
          said(ready("a"), Reports.serving(Orders.config(1))),
          said(ready("b"), Reports.serving(Orders.config(1))));
  private static final PathVerdict CLEAN = verdict();
  private static final PathVerdict LOSSY = verdict(AUTHORIZATION_DROPPED);

  @Test
  void aPathThatCarriesEverythingIsIntactAndTellsItsLimit() {
    OAuthEdgeStatus status = status(CLEAN);

    assertThat(condition(status)).startsWith("True HeadersIntact: ");
    assertThat(integrity(status).path()).contains("203.0.113.7");
    assertThat(integrity(status).summary()).isEqualTo("Intact");
    assertThat(integrity(status).lastRound()).isEqualTo(Canaries.AT.toString());
    assertThat(integrity(status).limits())
        .containsExactly(new PathLimit("HTTP/1.1", 8_000L, 8_192L, "LOAD_BALANCER", "400"));
  }

  @Test
  void aLossNamesHeaderFateHopEvidenceAndFix() {
    OAuthEdgeStatus status = status(LOSSY);

    assertThat(condition(status))
        .startsWith("False HeadersHarmed: authorization DROPPED at LOAD_BALANCER: 900 bytes");
    assertThat(integrity(status).summary()).isEqualTo("authorization DROPPED at LOAD_BALANCER");
    HeaderFindingStatus finding = integrity(status).findings().getFirst();
    assertThat(finding.fix()).isNotBlank();
    assertThat(condition(status)).contains(finding.fix());
    assertThat(finding.since()).isEqualTo(Canaries.AT.toString());
  }

  @Test
  void ofSeveralLossesTheCredentialComesFirst() {
    OAuthEdgeStatus status = status(verdict(TENANT_DROPPED, AUTHORIZATION_DROPPED));

    assertThat(integrity(status).summary())
        .isEqualTo("authorization DROPPED at LOAD_BALANCER, +1 more");
    assertThat(condition(status))
        .contains(
            "Harmed: authorization, x-tenant. authorization DROPPED at LOAD_BALANCER: 900 bytes",
            "x-tenant DROPPED at LOAD_BALANCER: 16 bytes");
  }

  @Test
  void aLossLeavesTheEdgeReadyAndSettled() {
    OAuthEdgeStatus status = status(LOSSY);

    assertThat(condition(status, "Ready")).startsWith("True");
    assertThat(condition(status, "Stalled")).startsWith("False");
    assertThat(condition(status, "Reconciling")).startsWith("False");
  }

  @ParameterizedTest
  @CsvSource({
    "NotExternal, PathNotExternal, path is not external",
    "AnsweredBeforeEdge, AnsweredBeforeEdge, answered before the edge",
    "Unreachable, ExternalAddressUnreachable, address is unreachable",
    "NoControl, NoControlRound, no pod answered",
    "NotSent, NoExternalAddress, no external address"
  })
  void whatWasNotProvenIsUnknownWithItsReason(String round, String reason, String summary) {
    OAuthEdgeStatus status =
        status(new PathVerdict(Canaries.FIRST, Canaries.AT, round(round), List.of(), List.of()));

    assertThat(condition(status)).startsWith("Unknown " + reason + ": ").contains("The why.");
    assertThat(integrity(status).summary()).isEqualTo("Unknown: " + summary);
  }

  @Test
  void aWayThatIsWholeAsFarAsItCouldBeTriedIsUnknownAndOneThatHarmsIsFalseAllTheSame() {
    Optional<String> unjudged = Optional.of("HTTP/2, since it is busy");
    OAuthEdgeStatus partly = status(with(Canaries.verdict(), unjudged));
    assertThat(condition(partly))
        .startsWith("Unknown PartlyJudged: Not judged: HTTP/2, since it is busy.");
    assertThat(integrity(partly).summary()).isEqualTo("Unknown: partly judged");
    assertThat(StoredVerdict.of(Optional.of(partly)).orElseThrow().unjudged()).isEqualTo(unjudged);

    OAuthEdgeStatus harmed =
        status(with(Canaries.verdict(Canaries.AUTHORIZATION_DROPPED), unjudged));
    assertThat(condition(harmed))
        .startsWith("False HeadersHarmed: ")
        .contains("Not judged: HTTP/2");
  }

  private static PathVerdict with(PathVerdict verdict, Optional<String> unjudged) {
    return new PathVerdict(
        verdict.occasion(),
        verdict.at(),
        verdict.outcome(),
        verdict.findings(),
        verdict.capacities(),
        unjudged);
  }

  @Test
  void beforeTheFirstRoundsAndWithoutCanaryNothingIsClaimed() {
    OAuthEdgeStatus before = assemble(Facts.of(BOTH));
    OAuthEdgeStatus off = assemble(Facts.of(BOTH, "headers: {canary: {enabled: false}}"));

    assertThat(condition(before)).startsWith("Unknown AwaitingFirstRound");
    assertThat(integrity(before).summary()).isEqualTo("Unknown: no round yet");
    assertThat(condition(off)).startsWith("Unknown CanaryDisabled");
    assertThat(integrity(off).summary()).isEqualTo("Unknown: canary is off");
  }

  @Test
  void withoutAReadyPodAnOlderVerdictClaimsNothing() {
    var facts =
        Facts.of(List.of(said(notReady("a"), Reports.serving(Orders.config(1))))).path(CLEAN);

    assertThat(condition(assemble(facts))).startsWith("Unknown NoControlRound");
    assertThat(integrity(assemble(facts)).summary()).isEqualTo("Unknown: no pod is ready");
  }

  @Test
  void aRoundThatShowsTheSameIsACountAndAnotherVerdictIsNews() {
    OAuthEdgeStatus clean = status(CLEAN);
    OAuthEdgeStatus later =
        status(
            new PathVerdict(
                Canaries.FIRST,
                Canaries.AT.plusSeconds(60),
                CLEAN.outcome(),
                CLEAN.findings(),
                CLEAN.capacities()));

    assertThat(StatusChange.between(Optional.of(clean), later)).isEqualTo(StatusChange.COUNTS);
    assertThat(StatusChange.between(Optional.of(clean), status(LOSSY)))
        .isEqualTo(StatusChange.VERDICTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Seen",
        "NotExternal",
        "AnsweredBeforeEdge",
        "Unreachable",
        "NoControl",
        "NotSent"
      })
  void anotherNodeOfTheSameBalancerIsACount(String round) {
    OAuthEdgeStatus one =
        status(
            new PathVerdict(
                Canaries.FIRST, Canaries.AT, round(round, "198.51.100.1"), List.of(), List.of()));
    OAuthEdgeStatus other =
        status(
            new PathVerdict(
                Canaries.FIRST, Canaries.AT, round(round, "198.51.100.2"), List.of(), List.of()));

    assertThat(StatusChange.between(Optional.of(one), other)).isEqualTo(StatusChange.COUNTS);
    assertThat(integrity(other).path()).contains("198.51.100.2");
  }

  @Test
  void untilARoundOfANewGenerationEndedTheVerdictSpeaksOfTheOldOne() {
    OAuthEdgeStatus changed = assemble(Facts.of(BOTH).at(2).path(CLEAN));

    assertThat(changed.observedGeneration()).isEqualTo(2);
    assertThat(find(changed, "Ready").getObservedGeneration()).isEqualTo(2);
    assertThat(find(changed, "HeadersIntact").getObservedGeneration()).isEqualTo(1);
    assertThat(StoredVerdict.of(Optional.of(changed)).map(PathVerdict::generation)).contains(1L);
  }

  @Test
  void anEventTellsWhenAVerdictFlipsAndWhenAnotherHeaderIsHarmed() {
    assertThat(events(CLEAN, LOSSY)).containsExactly(EventReason.HEADERS_HARMED);
    assertThat(events(LOSSY, LOSSY)).isEmpty();
    assertThat(events(LOSSY, verdict(AUTHORIZATION_DROPPED, TENANT_DROPPED)))
        .containsExactly(EventReason.HEADERS_HARMED);
    assertThat(events(verdict(AUTHORIZATION_DROPPED, TENANT_DROPPED), LOSSY)).isEmpty();
    assertThat(events(LOSSY, CLEAN)).containsExactly(EventReason.HEADERS_INTACT);
  }

  @Test
  void anotherOperatorReadsBackWhatStood() {
    OAuthEdgeStatus stored = status(LOSSY);

    PathVerdict read = StoredVerdict.of(Optional.of(stored)).orElseThrow();

    assertThat(status(read)).isEqualTo(stored);
    assertThat(
            StoredVerdict.of(
                Optional.of(
                    status(
                        new PathVerdict(
                            Canaries.FIRST, Canaries.AT, unreachable(), List.of(), List.of())))))
        .isEmpty();
  }

  private static CanaryRound round(String name) {
    return round(name, "203.0.113.7");
  }

  private static CanaryRound round(String name, String address) {
    String path = "https://orders.example.com at " + address;
    String why = "The why.";
    return switch (name) {
      case "Seen" -> new CanaryRound.Seen(CanaryScope.INTERVAL, path, List.of(), List.of());
      case "NotExternal" -> new CanaryRound.NotExternal(path, why);
      case "AnsweredBeforeEdge" -> new CanaryRound.AnsweredBeforeEdge(path, why);
      case "Unreachable" -> new CanaryRound.Unreachable(path, why);
      case "NoControl" -> new CanaryRound.NoControl(path, why);
      default -> new CanaryRound.NotSent(path, why);
    };
  }

  private static List<EventReason> events(PathVerdict before, PathVerdict after) {
    return EdgeEvents.between(Optional.of(status(before)), status(after), Orders.HOST).stream()
        .map(EdgeEvent::reason)
        .toList();
  }

  private static OAuthEdgeStatus status(PathVerdict verdict) {
    return assemble(Facts.of(BOTH).path(verdict));
  }

  private static OAuthEdgeStatus assemble(Facts facts) {
    return StatusAssembler.assemble(facts.seen(), Optional.empty());
  }

  private static HeaderIntegrity integrity(OAuthEdgeStatus status) {
    return Objects.requireNonNull(status.headerIntegrity());
  }

  private static String condition(OAuthEdgeStatus status) {
    return condition(status, "HeadersIntact");
  }

  private static String condition(OAuthEdgeStatus status, String type) {
    Condition found = find(status, type);
    return found.getStatus() + " " + found.getReason() + ": " + found.getMessage();
  }

  private static Condition find(OAuthEdgeStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
