package io.oauthedge.dataplane.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

/** No more at once than may be; the others in turn, for a while. */
class QueueingCallTest {
  private final HandDrivenLoop loop = new HandDrivenLoop();
  private final HandDrivenServer server = new HandDrivenServer();
  private RefreshProtectionConfig limits = limits(2, 2);
  private final QueueingCall call =
      new QueueingCall(server, route -> "idp", () -> limits, () -> loop);

  private static RefreshProtectionConfig limits(int places, int queued) {
    return new RefreshProtectionConfig(true, 0, places, queued, 5_000, 10_000);
  }

  private Future<TokenEndpointAnswer> send() {
    return send(Promise.promise());
  }

  private Future<TokenEndpointAnswer> send(Promise<Void> abandoned) {
    return call.send(HandDrivenServer.request(""), abandoned.future());
  }

  @Test
  void asManyAreSentAsHavePlaceAndTheOthersInTurn() {
    Future<TokenEndpointAnswer> first = send();
    send();
    Future<TokenEndpointAnswer> third = send();
    assertThat(server.open()).isEqualTo(2);
    assertThat(call.inFlight()).isEqualTo(2);
    assertThat(call.queued()).isEqualTo(1);

    server.answer(200);
    assertThat(first.succeeded()).isTrue();
    assertThat(server.asked()).isEqualTo(3);
    server.answer(200);
    server.answer(200);

    assertThat(third.succeeded()).isTrue();
    assertThat(call.inFlight()).isZero();
    assertThat(loop.timers()).isZero();
  }

  @Test
  void whomTheQueueHasNoRoomForIsRefused() {
    for (int i = 0; i < 4; i++) {
      send();
    }

    assertThat(send().cause()).hasMessage("TOKEN_ENDPOINT_BUSY");
    assertThat(call.queued()).isEqualTo(2);
  }

  @Test
  void whoWaitsTooLongIsRefusedAndIsNeverSent() {
    send();
    send();
    Future<TokenEndpointAnswer> third = send();

    loop.pass(4_999);
    assertThat(third.isComplete()).isFalse();
    loop.pass(1);

    assertThat(third.cause()).hasMessage("TOKEN_ENDPOINT_QUEUE_TIMEOUT");
    server.answer(200);
    server.answer(200);
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void whoLeavesMakesRoomAtOnceAndIsNeverSent() {
    send();
    send();
    Promise<Void> left = Promise.promise();
    Future<TokenEndpointAnswer> third = send(left);
    send();

    left.complete();

    assertThat(third.cause()).hasMessage("CLIENT_ABORTED");
    assertThat(call.queued()).isEqualTo(1);
    assertThat(send().isComplete()).isFalse();
    server.answer(200);
    assertThat(server.asked()).isEqualTo(3);
  }

  @Test
  void whoLeavesAfterItWasSentKeepsThePlaceUntilTheAnswer() {
    Promise<Void> left = Promise.promise();
    send(left);

    left.complete();

    assertThat(call.inFlight()).isEqualTo(1);
    assertThat(server.isNextAbandoned()).isTrue();
  }

  @Test
  void otherLimitsHoldFromTheNextTurnAndLoseNobody() {
    send();
    send();
    Future<TokenEndpointAnswer> third = send();
    Future<TokenEndpointAnswer> fourth = send();

    limits = limits(1, 0);
    server.answer(200);
    assertThat(server.open()).isEqualTo(1);
    server.answer(200);
    assertThat(server.open()).isEqualTo(1);
    assertThat(send().cause()).hasMessage("TOKEN_ENDPOINT_BUSY");

    limits = limits(3, 0);
    server.answer(200);
    server.answer(200);
    assertThat(third.succeeded()).isTrue();
    assertThat(fourth.succeeded()).isTrue();
  }

  @Test
  void morePlacesAreTakenByTheNextWhoComesBehindThoseWhoWait() {
    send();
    send();
    send();

    limits = limits(4, 0);
    send();

    assertThat(server.asked()).isEqualTo(4);
    assertThat(call.queued()).isZero();
  }

  @Test
  void aPlaceIsFreeAgainWhateverHappensInIt() {
    var failing =
        new QueueingCall(
            (request, abandoned) -> {
              throw new IllegalStateException("defect");
            },
            route -> "idp",
            () -> limits,
            () -> loop);

    Future<TokenEndpointAnswer> answer =
        failing.send(HandDrivenServer.request(""), Promise.<Void>promise().future());

    assertThat(answer.cause()).hasMessage("defect");
    assertThat(failing.inFlight()).isZero();
  }

  @Test
  void upstreamsDoNotWaitForEachOther() {
    var apart = new QueueingCall(server, route -> route, () -> limits(1, 0), () -> loop);

    apart.send(HandDrivenServer.request("", "one"), Promise.<Void>promise().future());
    apart.send(HandDrivenServer.request("", "two"), Promise.<Void>promise().future());

    assertThat(server.open()).isEqualTo(2);
  }
}
