package io.oauthedge.dataplane.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnerForwardingTest {
  private static final String KEY = "key";
  private static final Endpoint ENDPOINT = new Endpoint("10.0.1.1", 8080);
  private static final ForwardedAnswer ANSWERED = Wire.wrap(answer("elsewhere"));

  private final Promise<Void> abandoned = Promise.promise();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Future<ForwardedAnswer>> answers = new HashMap<>();
  private final Map<ForwardMeter.Outcome, Integer> counted =
      new EnumMap<>(ForwardMeter.Outcome.class);
  private List<Peer> peers =
      Stream.of("a", "b", "c").map(pod -> new Peer(pod, "10.0.0.1", 9443)).toList();

  private List<String> order() {
    return new Owners(peers).of(KEY).stream().map(Peer::pod).toList();
  }

  private Future<ForwardedAnswer> forward(Peer peer, ForwardedRequest request, Future<Void> gone) {
    asked.add(peer.pod());
    return answers.getOrDefault(peer.pod(), Future.succeededFuture(ANSWERED));
  }

  private Future<TokenEndpointAnswer> send(String self, Optional<String> key) {
    var forwarding =
        new OwnerForwarding(
            self,
            () -> peers,
            this::forward,
            outcome -> counted.merge(outcome, 1, Integer::sum),
            (request, gone) -> {
              asked.add("here");
              return Future.succeededFuture(answer("here"));
            });
    return forwarding.send(request(key), abandoned.future());
  }

  private static TokenEndpointRequest request(Optional<String> key) {
    return new TokenEndpointRequest(
        "token",
        "/token",
        "idp.example.com",
        HttpHeaders.headers().add("authorization", "Basic c2VjcmV0"),
        new TokenForm(List.of(new FormParameter("refresh_token", "secret"))),
        AffinityKey.NONE,
        key);
  }

  private static TokenEndpointAnswer answer(String body) {
    MultiMap headers = HttpHeaders.headers().add("cache-control", "no-store");
    return new TokenEndpointAnswer(
        200, headers, Buffer.buffer(body), ENDPOINT, TokenEndpointAnswer.Source.SENT);
  }

  private static String body(Future<TokenEndpointAnswer> answered) {
    return answered.result().body().toString();
  }

  @Test
  void whatIsOwnedHereIsSentHere() {
    Future<TokenEndpointAnswer> answered = send(order().getFirst(), Optional.of(KEY));

    assertThat(body(answered)).isEqualTo("here");
    assertThat(asked).containsExactly("here");
  }

  @Test
  void whatAnotherOwnsIsHandedOverOnce() {
    Future<TokenEndpointAnswer> answered = send(order().getLast(), Optional.of(KEY));

    assertThat(body(answered)).isEqualTo("elsewhere");
    assertThat(answered.result().headers().get("cache-control")).isEqualTo("no-store");
    assertThat(asked).containsExactly(order().getFirst());
    assertThat(counted).containsExactly(Map.entry(ForwardMeter.Outcome.ANSWERED, 1));
  }

  @Test
  void whatNobodyMayShareIsSentHere() {
    send(order().getLast(), Optional.empty());

    assertThat(asked).containsExactly("here");
  }

  @Test
  void aPodThatKnowsNoOthersSendsAllItself() {
    peers = List.of();

    send("a", Optional.of(KEY));

    assertThat(asked).containsExactly("here");
  }

  @Test
  void whatTheOwnerDidNotTakeGoesToTheNextAndAtLastHere() {
    order().forEach(pod -> answers.put(pod, Future.failedFuture(new NotTakenException("gone"))));

    Future<TokenEndpointAnswer> answered = send(order().getLast(), Optional.of(KEY));

    assertThat(body(answered)).isEqualTo("here");
    assertThat(asked).containsExactly(order().get(0), order().get(1), "here");
    assertThat(counted).containsExactly(Map.entry(ForwardMeter.Outcome.NOT_TAKEN, 2));
  }

  @Test
  void aPodOnItsWayOutAsksAllOthersFirst() {
    peers.forEach(
        peer -> answers.put(peer.pod(), Future.failedFuture(new NotTakenException("gone"))));

    send("terminating", Optional.of(KEY));

    assertThat(asked).hasSize(4).endsWith("here");
  }

  @Test
  void whatTheOwnerMayHaveSentIsNeverSentAgain() {
    answers.put(
        order().getFirst(), Future.failedFuture(new IllegalStateException("connection closed")));

    Future<TokenEndpointAnswer> answered = send(order().getLast(), Optional.of(KEY));

    assertThat(reason(answered)).isEqualTo(Reason.REFRESH_OWNER_LOST);
    assertThat(asked).containsExactly(order().getFirst());
    assertThat(counted).containsExactly(Map.entry(ForwardMeter.Outcome.LOST, 1));
  }

  @Test
  void whyTheOwnerHasNoAnswerIsPassedOnAsItIs() {
    var busy = Rejection.of(Reason.TOKEN_ENDPOINT_BUSY, "1024 wait");
    answers.put(order().getFirst(), Future.succeededFuture(Wire.wrap(busy)));

    Future<TokenEndpointAnswer> answered = send(order().getLast(), Optional.of(KEY));

    assertThat(((TokenEndpointRefusal) answered.cause()).rejection()).isEqualTo(busy);
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobodyIsAskedForWhomNobodyWaits() {
    Promise<ForwardedAnswer> late = Promise.promise();
    answers.put(order().getFirst(), late.future());
    Future<TokenEndpointAnswer> answered = send(order().getLast(), Optional.of(KEY));

    abandoned.complete();
    late.fail(new NotTakenException("nobody waits any more"));

    assertThat(reason(answered)).isEqualTo(Reason.CLIENT_ABORTED);
    assertThat(asked).containsExactly(order().getFirst());
  }

  private static Reason reason(Future<TokenEndpointAnswer> answered) {
    return ((TokenEndpointRefusal) answered.cause()).rejection().reason();
  }
}
