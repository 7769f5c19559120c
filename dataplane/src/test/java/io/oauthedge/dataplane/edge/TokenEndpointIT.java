package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is posted to a token endpoint is read whole, sent on as it was meant, and answered whole.
 */
class TokenEndpointIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String REFRESH = "grant_type=refresh_token&refresh_token=a%2Bb";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("app:secret".getBytes(StandardCharsets.UTF_8));
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge =
        Edge.start(
            VERTX,
            Shape.of(ISSUER, Upstream.echo(VERTX).config(UpstreamProtocol.HTTP1))
                .removingAuthorization()
                .routes(
                    Shape.route("all", "/", Access.PROTECTED),
                    Shape.route("token", "/token", Access.TOKEN_ENDPOINT)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  private static Answer post(MultiMap headers, Buffer body) {
    return Answer.to(
        Caller.https(VERTX, edge).request(HttpMethod.POST, "/token?tenant=a", headers), body);
  }

  private static Answer post(String body, String... fields) {
    return post(Caller.headers(fields).set("content-type", FORM), Buffer.buffer(body));
  }

  @Test
  void theAuthorizationServerGetsTheFormAndTheClientsOwnProof() {
    Answer answer = post(REFRESH, "authorization", BASIC, "accept-encoding", "br");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamUri()).isEqualTo("/token?tenant=a");
    assertThat(answer.upstreamBody()).isEqualTo(REFRESH);
    assertThat(answer.upstreamHeader("authorization")).containsExactly(BASIC);
    assertThat(answer.upstreamHeader("content-type")).containsExactly(FORM);
    assertThat(answer.upstreamHeader("accept-encoding")).containsExactly("identity");
    assertThat(answer.upstreamHost()).isEqualTo(Shape.HOST);
    assertThat(answer.upstreamHeader("x-forwarded-for")).containsExactly("127.0.0.1");
  }

  @Test
  void theExchangeIsAccountedForLikeAProxiedOne() {
    Answer answer = post(REFRESH);

    JsonObject line = edge.line(answer.requestId());
    assertThat(line.getString("outcome")).isEqualTo("open");
    assertThat(line.getString("route")).isEqualTo("token");
    assertThat(line.getInteger("upstreamStatus")).isEqualTo(200);
    assertThat(line.getDouble("upstreamMs")).isPositive();
    assertThat(line.getInteger("requestBytes")).isEqualTo(REFRESH.length());
    assertThat(line.encode()).doesNotContain("a+b").doesNotContain("a%2Bb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/1.1", "h2"})
  void aBodyMayComeWithoutItsLength(String protocol) {
    Caller caller = protocol.equals("h2") ? Caller.http2(VERTX, edge) : Caller.https(VERTX, edge);

    Answer answer =
        caller.stream(
            HttpMethod.POST,
            "/token",
            Caller.headers("content-type", FORM + ";charset=UTF-8"),
            REFRESH);

    assertThat(answer.upstreamBody()).isEqualTo(REFRESH);
  }

  @Test
  void aPackedBodyIsUnpacked() {
    MultiMap headers = Caller.headers("content-type", FORM, "content-encoding", "gzip");

    Answer answer = post(headers, packed(REFRESH.getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.upstreamBody()).isEqualTo(REFRESH);
    assertThat(answer.upstreamNames()).doesNotContain("content-encoding");
  }

  @Test
  void aBombIsNotUnpacked() {
    MultiMap headers = Caller.headers("content-type", FORM, "content-encoding", "gzip");

    Answer answer = post(headers, packed(new byte[16 << 20]));

    assertUnreadable(answer, "body longer than 65536 bytes");
  }

  private static Buffer packed(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json        | identity | a=b             | Content-Type is not application/x-www-form-urlencoded
          multipart/form-data     | identity | a=b             | Content-Type is not application/x-www-form-urlencoded
          application/x-www-form-urlencoded | br   | a=b       | Content-Encoding other than gzip
          application/x-www-form-urlencoded | gzip | a=b       | not in gzip, as Content-Encoding says
          application/x-www-form-urlencoded | identity | a=b&a=b | a parameter comes twice
          """)
  void whatIsNoFormIsRefused(String type, String coding, String body, String evidence) {
    MultiMap headers = Caller.headers("content-type", type, "content-encoding", coding);

    assertUnreadable(post(headers, Buffer.buffer(body)), evidence);
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    assertUnreadable(post("refresh_token=" + "a".repeat(65 << 10)), "body longer than 65536 bytes");
  }

  private static void assertUnreadable(Answer answer, String evidence) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("TOKEN_REQUEST_UNREADABLE");
    assertThat(answer.body().toJsonObject().getString("error")).isEqualTo("invalid_request");
    assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
    assertThat(edge.line(answer.requestId()).getString("evidence")).isEqualTo(evidence);
  }

  @Test
  void whatIsNotPostedPassesAsOnAPublicRoute() {
    Answer metadata = Caller.https(VERTX, edge).get("/token", Caller.headers());
    Answer preflight =
        Caller.https(VERTX, edge)
            .send(
                HttpMethod.OPTIONS,
                "/token",
                Caller.headers(
                    "origin", "https://app.example", "access-control-request-method", "POST"),
                "");

    assertThat(metadata.status()).isEqualTo(200);
    assertThat(preflight.status()).isEqualTo(200);
  }

  @Test
  void overPlaintextItIsExposedWhateverItsFieldsSay() {
    Answer answer =
        Caller.plain(VERTX, edge)
            .send(HttpMethod.POST, "/token", Caller.headers("content-type", FORM), REFRESH);
    Answer get = Caller.plain(VERTX, edge).get("/token", Caller.headers());

    assertThat(answer.reason()).isEqualTo("TOKEN_EXPOSED");
    assertThat(answer.headers().contains("location")).isFalse();
    assertThat(get.status()).isEqualTo(308);
  }

  @Test
  void whatWasSentGoesOnWhenItsClientLeaves() {
    var arrived = new CompletableFuture<HttpServerRequest>();
    var broken = new AtomicBoolean();
    Upstream slow =
        Upstream.of(
            VERTX,
            request -> {
              request.response().exceptionHandler(reset -> broken.set(true));
              arrived.complete(request);
            });
    try (Edge own =
        Edge.start(
            VERTX,
            Shape.of(ISSUER, slow.config(UpstreamProtocol.HTTP1))
                .routes(Shape.route("token", "/", Access.TOKEN_ENDPOINT)))) {
      var sent =
          Caller.https(VERTX, own)
              .request(HttpMethod.POST, "/token", Caller.headers("content-type", FORM))
              .await();
      sent.send(REFRESH);
      var upstream = arrived.join();
      sent.connection().close();

      await()
          .until(
              () ->
                  own.lines().stream()
                      .anyMatch(line -> "CLIENT_ABORTED".equals(line.getString("reason"))));
      upstream.response().end("late").await();
      assertThat(broken).isFalse();
    }
  }
}
