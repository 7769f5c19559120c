package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.OVERSIZED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.send.Reply;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FullRoundTest extends RoundFixture {
  @Test
  void aBodyThatIsLostAndAPreflightThatIsRefusedAreFoundInAFullRound() throws InterruptedException {
    outside
        .rewriting(_ -> new byte[0])
        .refusing(answering(405, probe -> probe.method().equals("OPTIONS")));

    assertThat(seen(run(CanaryScope.FULL)).findings())
        .extracting(Brief::of)
        .containsExactly(
            new Brief("request content", TRUNCATED, LOAD_BALANCER),
            new Brief(":method", DROPPED, LOAD_BALANCER));
  }

  @Test
  void contentThatIsCutIsToldFromContentThatIsChanged() throws InterruptedException {
    outside.rewriting(content -> Arrays.copyOf(content, content.length / 2));
    assertFound(CanaryScope.FULL)
        .containsExactly(new Brief("request content", TRUNCATED, LOAD_BALANCER));

    outside.rewriting(content -> new byte[content.length / 2]);
    assertFound(CanaryScope.FULL)
        .containsExactly(new Brief("request content", REPLACED, LOAD_BALANCER));
  }

  @Test
  void contentThatIsChangedInItsOwnSizeIsFoundAndStraightToAPodTooItIsTheEdges()
      throws InterruptedException {
    outside.rewriting(FullRoundTest::withOtherByte);
    assertFound(CanaryScope.FULL)
        .containsExactly(new Brief("request content", REPLACED, LOAD_BALANCER));

    direct.rewriting(FullRoundTest::withOtherByte);
    assertFound(CanaryScope.FULL).containsExactly(new Brief("request content", REPLACED, EDGE));
  }

  /** Content without a byte is left alone, as a filter would. */
  private static byte[] withOtherByte(byte[] content) {
    byte[] changed = content.clone();
    if (changed.length > 0) {
      changed[changed.length / 2] ^= 1;
    }
    return changed;
  }

  @Test
  void aFullRoundStaysWithinItsBounds() throws InterruptedException {
    outside.limitedToLines(60_000).dropping("Authorization").dropping("x_tenant");

    run(CanaryScope.FULL);

    assertThat(outside.sent().size() + direct.sent().size()).isLessThanOrEqualTo(80);
  }

  @Test
  void everyProbeOfTheTableIsSentInAFullRound() throws InterruptedException {
    run(CanaryScope.FULL);

    assertThat(outside.sent())
        .extracting(Probe::name)
        .contains("carry", "big", "refusal", "lies", "unavailable", "post", "preflight", "size")
        .containsAll(probes().quirks().stream().map(Probe::name).toList());
    assertThat(outside.sent())
        .filteredOn(probe -> probe.protocol() == Protocol.HTTP_2)
        .extracting(Probe::name)
        .contains("carry", "big", "size");
  }

  @Test
  void aKindOfRequestThatIsRefusedIsFound() throws InterruptedException {
    outside.refusing(answering(405, probe -> probe.method().equals("POST")));

    assertFound(CanaryScope.FULL).containsExactly(new Brief(":method", DROPPED, LOAD_BALANCER));
  }

  @Test
  void aMethodThatArrivesAsAnotherIsFound() throws InterruptedException {
    outside.turningAllToGet();

    assertFound(CanaryScope.FULL).containsExactly(new Brief(":method", REPLACED, LOAD_BALANCER));
  }

  @Test
  void aProtocolThatIsOfferedAndFailsIsFound() throws InterruptedException {
    outside.refusing(answering(502, probe -> probe.protocol() == Protocol.HTTP_2));

    var round = seen(run(CanaryScope.FULL));

    assertThat(round.findings())
        .extracting(HeaderFinding::evidence)
        .containsExactly(
            "a request by GET over HTTP/2 is answered 502 by nginx; straight to a pod it arrives");
  }

  @Test
  void aLimitThatHttp1ShowsStandsThoughHttp2SometimesPasses() throws InterruptedException {
    var times = new AtomicInteger();
    outside.refusing(
        answering(
            400, probe -> probe.name().equals("big") && probe.protocol() == Protocol.HTTP_1_1));
    outside.refusing(
        failing(
            Reply.Cause.CLOSED,
            probe ->
                probe.name().equals("big")
                    && probe.protocol() == Protocol.HTTP_2
                    && times.incrementAndGet() == 1));

    assertFound(CanaryScope.FULL)
        .containsExactly(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
  }

  @Test
  void aProtocolThatIsNotOfferedIsFine() throws InterruptedException {
    outside.refusing(
        replying(new Reply.NotOffered(), probe -> probe.protocol() == Protocol.HTTP_2));

    assertFound(CanaryScope.FULL).isEmpty();
  }

  @Test
  void aHeaderThatHttp2AloneRefusesIsFound() throws InterruptedException {
    outside.refusing(
        answering(400, probe -> probe.protocol() == Protocol.HTTP_2 && has(probe, "x_tenant")));

    assertFound(CanaryScope.FULL).containsExactly(new Brief("x_tenant", DROPPED, LOAD_BALANCER));
  }

  @Test
  void aPreflightThatCorsSettingsAnswerIsFine() throws InterruptedException {
    outside.refusing(answering(204, probe -> probe.method().equals("OPTIONS")));
    assertFound(CanaryScope.FULL).isEmpty();
  }

  @Test
  void aPreflightThatIsSentElsewhereIsFound() throws InterruptedException {
    outside.refusing(answering(302, probe -> probe.method().equals("OPTIONS")));

    assertFound(CanaryScope.FULL).containsExactly(new Brief(":method", DROPPED, LOAD_BALANCER));
  }
}
