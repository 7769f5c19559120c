package io.oauthedge.dataplane.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.keys.MovableClock;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equal requests that are under way together are one. */
class CoalescingCallTest {
  private final MovableClock clock = new MovableClock(Instant.EPOCH);
  private final HandDrivenLoop loop = new HandDrivenLoop();
  private final HandDrivenServer server = new HandDrivenServer();
  private RefreshProtectionConfig config = RefreshProtectionConfig.STANDARD;
  private final CoalescingCall call =
      new CoalescingCall(server, () -> config, () -> loop, new ReplayMemory(clock));

  private Future<TokenEndpointAnswer> send(String key) {
    return send(key, Promise.promise());
  }

  private Future<TokenEndpointAnswer> send(String key, Promise<Void> abandoned) {
    return call.send(HandDrivenServer.request(key), abandoned.future());
  }

  private void replaying(long millis) {
    config = new RefreshProtectionConfig(true, millis, 1, 1, 1, 1_000);
  }

  @Test
  void allGetTheAnswerOfTheFirst() {
    List<Future<TokenEndpointAnswer>> answers =
        IntStream.range(0, 500).mapToObj(i -> send("a")).toList();

    server.answer(200);

    assertThat(server.asked()).isEqualTo(1);
    assertThat(answers).allMatch(answer -> answer.result().body().toString().equals("answer 1"));
    assertThat(answers.getFirst().result().source()).isEqualTo(Source.SENT);
    assertThat(answers.subList(1, 500))
        .allMatch(answer -> answer.result().source() == Source.COALESCED);
  }

  @Test
  void whatIsNotEqualIsSentByItself() {
    send("a");
    send("b");
    send("");
    send("");

    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void nothingIsEqualWhenItIsSwitchedOff() {
    config = new RefreshProtectionConfig(false, 0, 1, 1, 1, 1_000);

    send("a");
    send("a");

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void allGetTheErrorOfTheFirst() {
    Future<TokenEndpointAnswer> first = send("a");
    Future<TokenEndpointAnswer> second = send("a");

    server.refuse(Reason.TOKEN_ENDPOINT_BUSY);

    assertThat(first.cause()).hasMessage("TOKEN_ENDPOINT_BUSY");
    assertThat(second.cause()).isSameAs(first.cause());
  }

  @Test
  void afterTheAnswerANewOneIsSent() {
    send("a");
    server.answer(200);

    send("a");

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void aLeaderThatLeavesTakesNothingFromTheOthers() {
    Promise<Void> left = Promise.promise();
    send("a", left);
    Future<TokenEndpointAnswer> other = send("a");

    left.complete();

    assertThat(server.isNextAbandoned()).isFalse();
    server.answer(200);
    assertThat(other.result().status()).isEqualTo(200);
  }

  @Test
  void whoComesBackInTimeGetsTheAnswerThatNobodyWaitedFor() {
    Promise<Void> left = Promise.promise();
    send("a", left);
    left.complete();
    assertThat(server.isNextAbandoned()).isTrue();

    Future<TokenEndpointAnswer> back = send("a");
    server.answer(200);

    assertThat(server.asked()).isEqualTo(1);
    assertThat(back.result().status()).isEqualTo(200);
  }

  @Test
  void whatWasTakenBackUnsentIsSentForWhoCameSince() {
    Promise<Void> left = Promise.promise();
    send("a", left);
    left.complete();
    Future<TokenEndpointAnswer> back = send("a");

    server.refuse(Reason.CLIENT_ABORTED);
    assertThat(server.isNextAbandoned()).isFalse();
    server.answer(200);

    assertThat(back.result().status()).isEqualTo(200);
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void withinTheReplayWindowAnEqualOneGetsTheSameAnswer() {
    replaying(1_000);
    send("a");
    server.answer(200);
    clock.advance(Duration.ofMillis(999));

    Future<TokenEndpointAnswer> again = send("a");

    assertThat(server.asked()).isEqualTo(1);
    assertThat(again.result().body()).hasToString("answer 1");
    assertThat(again.result().source()).isEqualTo(Source.REPLAYED);
    assertThat(send("b").isComplete()).isFalse();
  }

  @Test
  void afterTheReplayWindowItIsSent() {
    replaying(1_000);
    send("a");
    server.answer(200);
    clock.advance(Duration.ofSeconds(1));

    send("a");

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void anErrorIsNotReplayed() {
    replaying(1_000);
    send("a");
    server.answer(400);

    send("a");

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void anAnswerIsForgottenWithItsWindow() {
    var replays = new ReplayMemory(clock);
    replaying(1_000);
    var own = new CoalescingCall(server, () -> config, () -> loop, replays);
    own.send(HandDrivenServer.request("a"), Promise.<Void>promise().future());
    server.answer(200);
    assertThat(replays.bytes()).isPositive();

    clock.advance(Duration.ofSeconds(1));
    loop.pass(1_000);

    assertThat(replays.bytes()).isZero();
  }
}
