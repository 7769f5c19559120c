package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.OVERSIZED;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.send.Reply;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest extends RoundFixture {
  @ParameterizedTest
  @ValueSource(ints = {429, 503, 504})
  void aRateLimitOrAnOverloadIsNoFinding(int status) throws InterruptedException {
    for (String name : List.of("carry", "big", "refusal", "lies")) {
      FakeWay busy = FakeWay.outside().refusing(answering(status, p -> p.name().equals(name)));

      assertThat(through(busy)).as(name).isInstanceOf(CanaryRound.AnsweredBeforeEdge.class);
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsNoFinding() throws InterruptedException {
    for (String name : List.of("carry", "big", "refusal", "lies")) {
      FakeWay slow =
          FakeWay.outside().refusing(failing(Reply.Cause.TIMEOUT, p -> p.name().equals(name)));

      assertThat(through(slow)).as(name).isInstanceOf(CanaryRound.Unreachable.class);
    }
  }

  @Test
  void aRequestThatWasNotSentIsNotTakenForOneThatArrived() throws InterruptedException {
    outside.refusing(replying(new Reply.NotSent(), probe -> probe.name().equals("lies")));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429, 502, 503})
  void whatRefusesSmallRequestsTooSaysNothingOfTheBigOne(int status) throws InterruptedException {
    outside.refusing(
        answering(status, _ -> outside.sent().stream().anyMatch(p -> p.name().equals("big"))));

    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.AnsweredBeforeEdge.class);
  }

  @Test
  void aBadGatewayOnceIsNoFindingAndTwiceWithSmallOnesBetweenItIs() throws InterruptedException {
    var times = new AtomicInteger();
    outside.refusing(answering(502, p -> p.name().equals("big") && times.incrementAndGet() == 1));
    assertThat(run(CanaryScope.INTERVAL)).isInstanceOf(CanaryRound.AnsweredBeforeEdge.class);

    outside.refusing(answering(502, probe -> probe.name().equals("big")));
    assertFound().containsExactly(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
  }

  @Test
  void aConnectionThatIsClosedOnBigTokensEachTimeIsFound() throws InterruptedException {
    outside.refusing(failing(Reply.Cause.CLOSED, probe -> probe.name().equals("big")));

    assertFound().containsExactly(new Brief("authorization", OVERSIZED, LOAD_BALANCER));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void httpTwoThatCannotServeLeavesWhatHttpOneShowsAndIsNamed(int status)
      throws InterruptedException {
    outside
        .dropping("x_tenant")
        .refusing(answering(status, probe -> probe.protocol() == Protocol.HTTP_2));

    CanaryRound.Seen round = seen(run(CanaryScope.FULL));

    assertThat(round.findings()).extracting(HeaderFinding::header).containsExactly("x_tenant");
    assertThat(round.unjudged().orElseThrow())
        .startsWith("HTTP/2, since a request is answered " + status);
  }
}
