package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.DUPLICATED;
import static io.oauthedge.contract.HeaderFate.MOVED;
import static io.oauthedge.contract.HeaderFate.OVERSIZED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static io.oauthedge.contract.Hop.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.SentField;
import io.oauthedge.operator.canary.send.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTest {
  private static final URI ORDERS = URI.create("https://orders.example.com");

  private final FakeWay outside = FakeWay.outside();
  private final FakeWay direct = FakeWay.direct();

  @ParameterizedTest
  @EnumSource(CanaryScope.class)
  void aCleanWayGivesNoFinding(CanaryScope scope) throws InterruptedException {
    assertThat(seen(run(scope)).findings()).isEmpty();
  }

  @Test
  void aCleanIntervalTakesFiveRequests() throws InterruptedException {
    run(CanaryScope.INTERVAL);

    assertThat(outside.sent().size() + direct.sent().size()).isEqualTo(5);
  }

  @Test
  void aFullRoundStaysWithinItsBounds() throws InterruptedException {
    outside.limitedToLines(60_000).dropping("Authorization").dropping("x_tenant");

    run(CanaryScope.FULL);

    assertThat(outside.sent().size() + direct.sent().size()).isLessThanOrEqualTo(80);
  }

  @Test
  void aHeaderThatIsLostOutsideAloneIsTheLoadBalancersDoing() throws InterruptedException {
    outside.dropping("Authorization");

    assertFound().contains(new Brief("authorization", DROPPED, LOAD_BALANCER));
  }

  @Test
  void aHeaderThatIsLostStraightToAPodTooIsTheEdgesDoing() throws InterruptedException {
    outside.dropping("x_tenant");
    direct.dropping("x_tenant");

    assertFound().containsExactly(new Brief("x_tenant", DROPPED, EDGE));
  }

  @Test
  void twoFaultsAtOnceAreTwoFindings() throws InterruptedException {
    outside
        .changing("Authorization", value -> value.substring(0, Math.min(value.length(), 4_096)))
        .doing(
            lines ->
                lines.stream()
                    .map(
                        line ->
                            line.name().equals("DPoP")
                                ? new SentField("X-Old-DPoP", line.value(), false)
                                : line)
                    .toList());

    assertFound()
        .containsExactly(
            new Brief("dpop", MOVED, LOAD_BALANCER),
            new Brief("authorization", TRUNCATED, LOAD_BALANCER));
  }

  @Test
  void aWayThatRefusesBigTokensAloneIsFoundByTheBigOne() throws InterruptedException {
    outside.limitedToLines(4_096);

    assertFound().containsExactly(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
  }

  @Test
  void aWayThatRefusesEvenTheSmallTokenIsNotUnreachable() throws InterruptedException {
    outside.limitedToLines(800);

    var round = seen(run(CanaryScope.INTERVAL));

    assertThat(round.findings())
        .extracting(Brief::of)
        .containsExactly(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
    assertThat(round.findings().getFirst().evidence())
        .isEqualTo(
            "a request with 900 bytes of it is answered 400 by nginx; straight to a pod it arrives");
  }

  @Test
  void aHeaderForWhichEveryRequestIsRefusedIsNamed() throws InterruptedException {
    outside.refusing(answering(400, probe -> has(probe, "x_tenant")));

    assertFound().containsExactly(new Brief("x_tenant", DROPPED, LOAD_BALANCER));
  }

  @Test
  void somebodyElsesTokenCheckIsNoLoss() throws InterruptedException {
    outside.refusing(answering(401, probe -> has(probe, "Authorization")));

    assertThat(run(CanaryScope.INTERVAL))
        .isInstanceOfSatisfying(
            CanaryRound.AnsweredBeforeEdge.class,
            round ->
                assertThat(round.why())
                    .isEqualTo(
                        "a request without Authorization arrives, and one with it is answered 401"
                            + " by nginx: it checks credentials before the edge does"));
  }

  @Test
  void aFirewallThatAnswersEverythingIsNoLoss() throws InterruptedException {
    outside.refusing(answering(403, _ -> true));

    assertThat(run(CanaryScope.INTERVAL))
        .isInstanceOfSatisfying(
            CanaryRound.AnsweredBeforeEdge.class,
            round -> assertThat(round.why()).contains("is answered 403 by nginx"));
  }

  @Test
  void noConnectionIsUnreachable() throws InterruptedException {
    outside.refusing(
        _ ->
            Optional.of(new Reply.Broken(Reply.Cause.UNREACHABLE, "no connection to 203.0.113.7")));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.Unreachable.class);
  }

  @Test
  void withoutAPodsAnswerNobodyIsBlamed() throws InterruptedException {
    direct.refusing(_ -> Optional.of(new Reply.Broken(Reply.Cause.UNREACHABLE, "no connection")));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.NoControl.class);
    assertThat(outside.sent()).isEmpty();
  }

  @Test
  void aPodThatFailsWhileALossIsLookedIntoLeavesItOpen() throws InterruptedException {
    outside.changing("Authorization", value -> value.substring(0, Math.min(value.length(), 4_096)));
    direct.refusing(
        probe ->
            probe.name().equals("big")
                ? Optional.of(new Reply.Broken(Reply.Cause.TIMEOUT, "no answer"))
                : Optional.empty());

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.NoControl.class);
  }

  @Test
  void requestsThatLookAsIfSentStraightToAPodProveNothing() throws InterruptedException {
    assertThat(new Round(CanaryScope.FULL, ORDERS, "t", probes(), FakeWay.direct(), direct).run())
        .isInstanceOf(CanaryRound.NotExternal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.42.0.1", "100.64.1.1", "fd00::7"})
  void anotherPrivateAddressMayBeANodes(String peer) throws InterruptedException {
    assertThat(through(FakeWay.direct().from(peer)))
        .isInstanceOfSatisfying(
            CanaryRound.NotExternal.class,
            round -> {
              assertThat(round.path()).contains(peer);
              assertThat(round.why()).doesNotContain(peer);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "2001:db8::7"})
  void anotherPublicAddressIsProof(String peer) throws InterruptedException {
    assertThat(through(FakeWay.direct().from(peer))).isInstanceOf(CanaryRound.Seen.class);
  }

  @Test
  void schemeThatIsWronglyToldOrNotAtAllIsFound() throws InterruptedException {
    outside.believing(_ -> false);
    assertFound().containsExactly(new Brief("x-forwarded-proto", DROPPED, LOAD_BALANCER));

    outside.adding("X-Forwarded-Proto", "http");
    assertFound().containsExactly(new Brief("x-forwarded-proto", REPLACED, LOAD_BALANCER));

    outside.distrusted();
    assertFound().containsExactly(new Brief("x-forwarded-proto", DROPPED, EDGE));
  }

  @Test
  void aSchemeThatAnyCallerMaySayIsFound() throws InterruptedException {
    outside.believing(lines -> lines.stream().noneMatch(l -> l.name().equals("X-Forwarded-Proto")));

    assertFound().containsExactly(new Brief("x-forwarded-proto", REPLACED, LOAD_BALANCER));
  }

  @Test
  void aClientThatAnyCallerMayPoseAsIsFound() throws InterruptedException {
    FakeWay careless =
        FakeWay.direct()
            .endingTls()
            .seenAs(
                lines ->
                    lines.stream()
                        .filter(line -> line.name().equals("X-Forwarded-For"))
                        .map(SentField::value)
                        .findFirst()
                        .orElse("10.9.9.9"));

    assertThat(seen(through(careless)).findings())
        .extracting(Brief::of)
        .containsExactly(new Brief("x-forwarded-for", REPLACED, LOAD_BALANCER));
  }

  @Test
  void aSecondEntryThatHidesTheClientIsFound() throws InterruptedException {
    outside.adding("X-Forwarded-For", "198.51.100.9").seenAs(_ -> "198.51.100.9");

    assertFound().containsExactly(new Brief("x-forwarded-for", DUPLICATED, LOAD_BALANCER));
  }

  @Test
  void aBodyThatIsLostAndAPreflightThatIsRefusedAreFoundInAFullRound() throws InterruptedException {
    outside.losingBodies().refusing(answering(405, probe -> probe.method().equals("OPTIONS")));

    assertThat(seen(run(CanaryScope.FULL)).findings())
        .extracting(Brief::of)
        .containsExactly(
            new Brief("content", TRUNCATED, LOAD_BALANCER),
            new Brief("access-control-request-method", DROPPED, LOAD_BALANCER));
  }

  @Test
  void aHostThatIsRewrittenIsFoundAndADefaultPortIsNot() throws InterruptedException {
    outside.askedFor("orders.example.com:443");
    assertFound().isEmpty();

    outside.askedFor("backend");
    assertFound().containsExactly(new Brief("host", REPLACED, LOAD_BALANCER));
  }

  @Test
  void challengeAndStatusThatAreLostOnTheWayBackAreFound() throws InterruptedException {
    outside.onTheWayBack(
        lines -> lines.stream().filter(line -> !line.name().equals("WWW-Authenticate")).toList());
    assertFound().containsExactly(new Brief("www-authenticate", DROPPED, LOAD_BALANCER));
  }

  @Test
  void anErrorPageInTheEdgesSteadIsFound() throws InterruptedException {
    outside.refusing(answering(401, probe -> probe.status() == 401));

    assertFound()
        .contains(
            new Brief("content", REPLACED, LOAD_BALANCER),
            new Brief("www-authenticate", DROPPED, LOAD_BALANCER));
  }

  @Test
  void whatASidecarDropsIsTheUpstreams() throws InterruptedException {
    outside.echoing(lines -> lines.stream().filter(line -> !line.name().equals("DPoP")).toList());

    assertFound().containsExactly(new Brief("dpop", DROPPED, UPSTREAM));
  }

  private ListAssert<Brief> assertFound() throws InterruptedException {
    return assertThat(seen(run(CanaryScope.INTERVAL)).findings().stream().map(Brief::of).toList());
  }

  private CanaryRound run(CanaryScope scope) throws InterruptedException {
    return new Round(scope, ORDERS, "203.0.113.7 port 443", probes(), outside, direct).run();
  }

  private CanaryRound through(FakeWay way) throws InterruptedException {
    return new Round(CanaryScope.INTERVAL, ORDERS, "t", probes(), way, direct).run();
  }

  private static Probes probes() {
    return new Probes(List.of("x_tenant", "Authorization"), true, 65_536);
  }

  private static CanaryRound.Seen seen(CanaryRound round) {
    assertThat(round).isInstanceOf(CanaryRound.Seen.class);
    return (CanaryRound.Seen) round;
  }

  private static boolean has(Probe probe, String name) {
    return probe.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  private static Function<Probe, Optional<Reply>> answering(int status, Predicate<Probe> which) {
    return probe ->
        which.test(probe)
            ? Optional.of(new Reply.Foreign(status, "nginx", List.of()))
            : Optional.empty();
  }

  /** A finding without its words. */
  private record Brief(String header, HeaderFate fate, Hop hop) {
    static Brief of(HeaderFinding finding) {
      return new Brief(finding.header(), finding.fate(), finding.hop());
    }
  }
}
