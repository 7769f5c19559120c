package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator learns what arrived, however it asks. */
class CanaryIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Canary CANARY = Canary.fresh();
  private static final String TOKEN = "Bearer " + "x".repeat(900);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge =
        Edge.start(
            VERTX,
            new EdgeFiles().canaryKeys(CANARY.keysFile()),
            Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  private static CanaryAnswer ask(Caller caller, HttpMethod method, MultiMap headers, String body) {
    CanaryOrder order = CANARY.order();
    return CANARY.open(caller.send(method, CANARY.path(order), headers, body), order).orElseThrow();
  }

  private static List<ArrivedField> fields(CanaryAnswer answer, String name) {
    return answer.fields().stream().filter(f -> f.name().equalsIgnoreCase(name)).toList();
  }

  static Stream<Arguments> callers() {
    return Stream.of(
        Arguments.of(Caller.https(VERTX, edge), "HTTP/1.1", true),
        Arguments.of(Caller.http2(VERTX, edge), "HTTP/2", true),
        Arguments.of(Caller.plain(VERTX, edge), "HTTP/1.1", false));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void tellsWhatArrived(Caller caller, String protocol, boolean tls) {
    MultiMap sent =
        Caller.headers(
            "authorization",
            TOKEN,
            "x_under",
            "1",
            "x-dot.name",
            "2",
            "x-empty",
            "",
            "x-twice",
            "a",
            "x-twice",
            "b",
            "x-latin",
            "caf\u00e9");

    CanaryAnswer answer = ask(caller, HttpMethod.GET, sent, "");

    ArrivedRequest request = answer.request();
    assertThat(answer.pod()).isEqualTo(Edge.POD);
    assertThat(request.protocol()).isEqualTo(protocol);
    assertThat(request.tls()).isEqualTo(tls);
    assertThat(request.https()).isEqualTo(tls);
    assertThat(request.peer()).isEqualTo("127.0.0.1");
    assertThat(request.client()).isEqualTo("127.0.0.1");
    assertThat(request.host()).isEqualTo(Shape.HOST);
    assertThat(request.body().bytes()).isZero();
    assertThat(fields(answer, "x_under")).containsExactly(ArrivedField.of("x_under", "1", false));
    assertThat(fields(answer, "x-dot.name")).hasSize(1);
    assertThat(fields(answer, "x-empty")).containsExactly(ArrivedField.of("x-empty", "", false));
    assertThat(fields(answer, "x-twice"))
        .containsExactly(
            ArrivedField.of("x-twice", "a", false), ArrivedField.of("x-twice", "b", false));
    assertThat(answer.fields()).noneMatch(field -> field.name().startsWith(":"));
    assertThat(request.headBytes())
        .isEqualTo(
            answer.fields().stream().mapToInt(f -> f.name().length() + f.length() + 4).sum());
  }

  @Test
  void showsHowTheRequestCameAndNoSecret() {
    MultiMap sent =
        Caller.headers(
            "authorization",
            TOKEN,
            "cookie",
            "session=s3cret",
            "dpop",
            "proof",
            "x-forwarded-access-token",
            "moved",
            "via",
            "1.1 lb",
            "x-forwarded-proto",
            "https");

    CanaryAnswer answer = ask(Caller.https(VERTX, edge), HttpMethod.GET, sent, "");

    assertThat(fields(answer, "authorization"))
        .containsExactly(ArrivedField.of("authorization", TOKEN, false));
    assertThat(answer.fields().stream().filter(f -> f.value().isPresent()).map(ArrivedField::name))
        .containsExactlyInAnyOrder("via", "x-forwarded-proto", "host");
    assertThat(fields(answer, "via").getFirst().value()).contains("1.1 lb");
  }

  @ParameterizedTest
  @MethodSource("callers")
  void countsBodies(Caller caller, String protocol, boolean tls) {
    String body = "b".repeat(20_000);

    assertThat(ask(caller, HttpMethod.POST, Caller.headers(), body).request().body().bytes())
        .isEqualTo(20_000);
    assertThat(
            ask(
                    caller,
                    HttpMethod.POST,
                    protocol.equals("HTTP/2")
                        ? Caller.headers()
                        : Caller.headers("transfer-encoding", "chunked"),
                    body)
                .request()
                .body()
                .bytes())
        .isEqualTo(20_000);
  }

  @Test
  void doesNotWaitForTheEndOfALargeBody() {
    CanaryAnswer answer =
        ask(Caller.https(VERTX, edge), HttpMethod.POST, Caller.headers(), "b".repeat(200_000));

    assertThat(answer.request().body().bytes()).isBetween(65_536L, 199_999L);
  }

  @Test
  void answersAPreflightAndAnUpgradeLikeAllElse() {
    MultiMap preflight =
        Caller.headers(
            "origin", "https://app.example.com", "access-control-request-method", "DELETE");
    MultiMap upgrade =
        Caller.headers(
            "connection",
            "Upgrade",
            "upgrade",
            "websocket",
            "sec-websocket-version",
            "13",
            "sec-websocket-key",
            "dGhlIHNhbXBsZSBub25jZQ==");

    CanaryAnswer asked = ask(Caller.https(VERTX, edge), HttpMethod.OPTIONS, preflight, "");
    CanaryAnswer upgraded = ask(Caller.https(VERTX, edge), HttpMethod.GET, upgrade, "");

    assertThat(asked.request().method()).isEqualTo("OPTIONS");
    assertThat(fields(upgraded, "upgrade").getFirst().value()).contains("websocket");
  }

  @Test
  void sendsBackWhatTheOrderAsksForAndNothingThatWouldMisleadABrowser() {
    CanaryOrder order =
        CANARY.order(
            401,
            new ResponseField("WWW-Authenticate", "Bearer realm=\"canary\""),
            new ResponseField("Set-Cookie", "a=1"),
            new ResponseField("Set-Cookie", "b=2"),
            new ResponseField("X-OAuthEdge-Canary-Back", "1"),
            new ResponseField("Location", "https://evil.example"),
            new ResponseField("Retry-After", "1\r\nLocation: https://evil.example"),
            new ResponseField("Content-Length", "3"));

    Answer answer = Caller.https(VERTX, edge).get(CANARY.path(order), Caller.headers());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(CANARY.open(answer, order)).isPresent();
    assertThat(answer.headers().get("www-authenticate")).isEqualTo("Bearer realm=\"canary\"");
    assertThat(answer.headers().getAll("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.headers().get("x-oauthedge-canary-back")).isEqualTo("1");
    assertThat(answer.headers().get("cache-control")).contains("no-store");
    assertThat(answer.headers().names())
        .extracting(String::toLowerCase)
        .doesNotContain("location", "retry-after");
  }

  @Test
  void saysThatItIsTheEdgesLimitThatWasMet() {
    CanaryOrder order = CANARY.order();

    Answer answer =
        Caller.http2(VERTX, edge)
            .get(
                CANARY.path(order),
                Caller.headers("authorization", "Bearer " + "x".repeat(66_000)));

    assertThat(answer.status()).isEqualTo(431);
    assertThat(CANARY.open(answer, order).map(CanaryAnswer::request).map(ArrivedRequest::headBytes))
        .hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(66_000));
  }

  @Test
  void isNoTraffic() {
    CanaryOrder order = CANARY.order();
    long before = edge.report().tally().requests();
    int heard = UPSTREAM.requests();

    Answer answer = Caller.https(VERTX, edge).get(CANARY.path(order), Caller.headers());

    assertThat(CANARY.open(answer, order)).isPresent();
    assertThat(edge.report().tally().requests()).isEqualTo(before);
    assertThat(UPSTREAM.requests()).isEqualTo(heard);
    // Lines are written in order: behind this one the canary's would stand before it.
    edge.line(Caller.https(VERTX, edge).get("/after", Caller.headers()).requestId());
    assertThat(edge.lines()).asString().doesNotContain("canary");
  }
}
