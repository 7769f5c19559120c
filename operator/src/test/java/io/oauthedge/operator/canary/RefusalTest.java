package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.OVERSIZED;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.send.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest extends RoundFixture {
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
  void aPodThatDoesNotAnswerWhileARefusalIsLookedIntoLeavesItOpen() throws InterruptedException {
    outside.limitedToLines(4_096);
    for (Reply reply :
        List.of(new Reply.NotSent(), new Reply.Broken(Reply.Cause.TIMEOUT, "no answer"))) {
      direct.refusing(replying(reply, probe -> probe.name().equals("big")));

      assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.NoControl.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Cookie", "DPoP", "x_tenant"})
  void aFirewallsAnswerToAnyHeaderIsNoLoss(String header) throws InterruptedException {
    outside.refusing(answering(403, probe -> has(probe, header)));

    assertThat(run(CanaryScope.INTERVAL))
        .isInstanceOfSatisfying(
            CanaryRound.AnsweredBeforeEdge.class,
            round ->
                assertThat(round.why())
                    .startsWith(
                        "a request without "
                            + header
                            + " arrives, and one with it is answered 403 by nginx"));
  }

  @Test
  void aTokenThatIsRefusedAtAnySizeIsNotTooBig() throws InterruptedException {
    outside.refusing(answering(400, probe -> has(probe, "Authorization")));

    assertThat(run(CanaryScope.INTERVAL))
        .isInstanceOfSatisfying(
            CanaryRound.AnsweredBeforeEdge.class,
            round -> assertThat(round.why()).contains("be it long or short"));
  }

  @Test
  void aSumThatIsTooMuchIsFoundAsThat() throws InterruptedException {
    outside.refusing(answering(400, probe -> size(probe) > 1_600));

    assertFound().contains(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
  }

  @Test
  void whatNoFieldAndNoSizeExplainsBlamesNoHeader() throws InterruptedException {
    outside.refusing(answering(400, probe -> has(probe, "Cookie") && has(probe, "DPoP")));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.AnsweredBeforeEdge.class);
  }

  @Test
  void aRoundThatEndsBeforeFieldsAreTriedBlamesNobody() throws InterruptedException {
    outside.refusing(answering(400, probe -> probe.name().equals("carry")));
    outside.refusing(replying(new Reply.NotSent(), probe -> probe.name().equals("alone")));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.Unreachable.class);
  }

  @Test
  void aRefusalOnAWayThatMayBeInsideProvesNothing() throws InterruptedException {
    FakeWay inside =
        FakeWay.direct()
            .refusing(failing(Reply.Cause.CLOSED, probe -> has(probe, "Authorization")));

    assertThat(through(inside)).isInstanceOf(CanaryRound.NotExternal.class);
    assertThat(
            through(
                FakeWay.direct().refusing(answering(401, probe -> has(probe, "Authorization")))))
        .isInstanceOf(CanaryRound.AnsweredBeforeEdge.class);
  }

  private static int size(Probe probe) {
    return probe.fill("id").stream().mapToInt(line -> line.value().length()).sum();
  }
}
