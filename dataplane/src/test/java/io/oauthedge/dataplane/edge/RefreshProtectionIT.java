package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of equal refreshes the authorization server gets one, and of all no more than it may. */
class RefreshProtectionIT {
  private static final int CALLERS = 200;
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);

  private TokenServer server;
  private Shape shape;
  private Edge edge;
  private List<Caller> callers = List.of();
  private int turn;

  @BeforeEach
  void start() {
    server = new TokenServer(VERTX);
    shape =
        Shape.of(ISSUER, server.config())
            .routes(Shape.route("token", "/token", Access.TOKEN_ENDPOINT));
    edge = Edge.start(VERTX, shape);
    // A connection takes 100 requests at once, and belongs to one event loop of the edge.
    callers = Stream.generate(() -> Caller.http2(VERTX, edge)).limit(4).toList();
  }

  @AfterEach
  void stop() {
    server.open();
    edge.close();
  }

  private Future<Answer> refresh(String token, String... fields) {
    MultiMap headers =
        Caller.headers(fields).set("content-type", "application/x-www-form-urlencoded");
    return Answer.future(
        callers.get(turn++ % callers.size()).request(HttpMethod.POST, "/token", headers),
        Buffer.buffer("grant_type=refresh_token&client_id=app&refresh_token=" + token));
  }

  private Future<Answer> refreshAsClient(String token) {
    return refresh(token, "authorization", TokenServer.CLIENT);
  }

  private static List<Answer> all(List<Future<Answer>> answers) {
    return Future.all(answers).await().list();
  }

  /** Waits until so many requests have come to the edge, answered or not. */
  private void awaitReceived(long count) {
    await("requests at the edge")
        .until(() -> edge.report().tally().refreshes().received() >= count);
  }

  @Test
  void aStormOfOneSessionIsOneRedeem() {
    String token = server.login("s");
    server.close();
    List<Future<Answer>> storm =
        IntStream.range(0, CALLERS).mapToObj(i -> refreshAsClient(token)).toList();
    awaitReceived(CALLERS);

    server.open();
    List<Answer> answers = all(storm);

    assertThat(server.arrived()).isEqualTo(1);
    assertThat(answers)
        .allMatch(answer -> answer.status() == 200)
        .allMatch(answer -> answer.body().toJsonObject().getString("refresh_token").equals("s-2"));
    assertThat(answers.stream().map(Answer::requestId)).doesNotHaveDuplicates();
    assertThat(answers.getFirst().headers().getAll("cache-control")).containsExactly("no-store");
    assertThat(refreshAsClient("s-2").await().status()).isEqualTo(200);
    assertThat(edge.report().tally().refreshes())
        .isEqualTo(new RefreshCounts(CALLERS + 1, 2, CALLERS - 1));
  }

  @Test
  void logAndMetricsTellWhoShared() {
    String token = server.login("s");
    server.close();
    Future<Answer> first = refreshAsClient(token);
    server.awaitArrived(1);
    Future<Answer> second = refreshAsClient(token);
    awaitReceived(2);

    server.open();
    List<Answer> answers = all(List.of(first, second));

    assertThat(edge.line(answers.get(0).requestId()).getBoolean("coalesced")).isNull();
    assertThat(edge.line(answers.get(1).requestId()).getBoolean("coalesced")).isTrue();
    assertThat(edge.probe("/metrics").body().toString())
        .contains("oauthedge_token_endpoint_requests_total{outcome=\"sent\"} 1.0")
        .contains("oauthedge_token_endpoint_requests_total{outcome=\"coalesced\"} 1.0")
        .contains("oauthedge_token_endpoint_in_flight 0.0")
        .contains("oauthedge_token_endpoint_queued 0.0");
  }

  @Test
  void whoStoleTheTokenAloneGetsNothing() {
    String token = server.login("s");
    server.close();
    Future<Answer> client = refreshAsClient(token);
    server.awaitArrived(1);

    Future<Answer> thief = refresh(token, "authorization", "Basic dGhpZWY6Z3Vlc3M=");
    server.awaitArrived(2);
    server.open();

    assertThat(client.await().status()).isEqualTo(200);
    assertThat(thief.await().status()).isEqualTo(401);
    assertThat(server.isAlive("s")).isTrue();
  }

  @Test
  void aReplayWindowAnswersWhoComesLate() {
    edge.push(
        shape
            .protecting(new RefreshProtectionConfig(true, 10_000, 8, 8, 5_000, 10_000))
            .generation(2));
    String token = server.login("s");

    Answer first = refreshAsClient(token).await();
    Answer late = refreshAsClient(token).await();

    assertThat(late.body()).isEqualTo(first.body());
    assertThat(server.arrived()).isEqualTo(1);
    assertThat(server.isAlive("s")).isTrue();
  }

  @Test
  void withoutAWindowALateOneIsTheServersToJudge() {
    String token = server.login("s");

    refreshAsClient(token).await();

    assertThat(refreshAsClient(token).await().status()).isEqualTo(400);
  }

  @Test
  void whoComesBackAfterALostConnectionGetsItsTokens() {
    String token = server.login("s");
    server.close();
    var lost = Caller.https(VERTX, edge);
    var request =
        lost.request(
                HttpMethod.POST,
                "/token",
                Caller.headers("content-type", "application/x-www-form-urlencoded"))
            .await();
    request.send("grant_type=refresh_token&client_id=app&refresh_token=" + token);
    server.awaitArrived(1);
    request.connection().close();
    await()
        .until(
            () ->
                edge.lines().stream()
                    .anyMatch(line -> "CLIENT_ABORTED".equals(line.getString("reason"))));

    Future<Answer> back = refresh(token);
    awaitReceived(2);
    server.open();

    assertThat(back.await().status()).isEqualTo(200);
    assertThat(server.arrived()).isEqualTo(1);
  }

  private static String proof(SigningKey key, String htu) {
    JsonObject jwk = key.jwk();
    Stream.of("kid", "use", "alg").forEach(jwk::remove);
    return key.sign(
        new JsonObject().put("typ", "dpop+jwt").put("alg", "ES256").put("jwk", jwk),
        new JsonObject()
            .put("jti", UUID.randomUUID().toString())
            .put("htm", "POST")
            .put("htu", htu)
            .put("iat", Instant.now().getEpochSecond()));
  }

  @Test
  void proofsOfOneKeyAreEqualAndOthersAreNot() {
    String token = server.login("s");
    SigningKey key = SigningKey.create("tab", "ES256");
    String htu = "https://" + Shape.HOST + "/token";
    String used = proof(key, htu);
    server.close();
    Future<Answer> first = refresh(token, "dpop", used);
    server.awaitArrived(1);

    Future<Answer> sameKey = refresh(token, "dpop", proof(key, htu));
    awaitReceived(2);
    assertThat(server.arrived()).isEqualTo(1);
    refresh(token, "dpop", used);
    server.awaitArrived(2);
    refresh(token, "dpop", proof(SigningKey.create("thief", "ES256"), htu));
    server.awaitArrived(3);
    refresh(token, "dpop", proof(key, "https://other.example/token"));
    server.awaitArrived(4);
    server.open();

    assertThat(sameKey.await().body()).isEqualTo(first.await().body());
  }

  @Test
  void noMoreThanMayBeAreSentAndTheOthersWaitOrAreTurnedAway() {
    edge.push(
        shape.protecting(new RefreshProtectionConfig(true, 0, 2, 3, 20_000, 60_000)).generation(2));
    server.close();
    List<Future<Answer>> storm =
        IntStream.range(0, 20).mapToObj(i -> refresh(server.login("s" + i))).toList();
    awaitReceived(20);
    await("refusals")
        .until(() -> storm.stream().filter(answer -> answer.isComplete()).count() == 15);
    assertThat(server.arrived()).isEqualTo(2);

    server.open();
    List<Answer> answers = all(storm);

    assertThat(server.arrived()).isEqualTo(5);
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
    List<Answer> turnedAway = answers.stream().filter(answer -> answer.status() == 429).toList();
    assertThat(turnedAway)
        .hasSize(15)
        .allMatch(answer -> answer.reason().equals("TOKEN_ENDPOINT_BUSY"))
        .allMatch(
            answer ->
                answer.body().toJsonObject().getString("error").equals("temporarily_unavailable"));
    Set<Integer> told =
        turnedAway.stream()
            .map(answer -> Integer.valueOf(answer.headers().get("retry-after")))
            .collect(Collectors.toSet());
    assertThat(told).allMatch(seconds -> seconds >= 30 && seconds <= 90).hasSizeGreaterThan(1);
  }
}
