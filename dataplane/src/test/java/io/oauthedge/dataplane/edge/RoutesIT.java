package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes guard what they say they guard, however the path is written. */
class RoutesIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge =
        Edge.start(
            VERTX,
            Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
                .routes(
                    Shape.route("open", "/open", Access.PUBLIC),
                    Shape.route("admin", "/open/admin", Access.PROTECTED, "admin")));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/open/x/../admin",
        "/open/x/%2e%2e/admin",
        "/open/./admin",
        "/open/%2fadmin",
        "/open%2fadmin",
        "/open/x%5c..%5cadmin",
        "/open/%61dmin",
        "/open//admin",
        "//open/admin",
        "/open;x/admin",
        "/open/admin;x",
        "/open/admin%3bx",
        "/open/x/..;/admin",
        "/open/%252e%252e/open/admin",
        "/open/%25%32%65./admin",
        "/open/admin/",
        "/open/admin%00",
      })
  void noSpellingOfAPathGoesAroundTheToken(String path) {
    int before = UPSTREAM.requests();

    Answer answer = Caller.https(VERTX, edge).get(path, Caller.headers());

    assertThat(answer.status()).isIn(400, 401, 404);
    assertThat(UPSTREAM.requests()).isEqualTo(before);
  }

  @Test
  void theUpstreamSeesThePathThatWasMatched() {
    Answer answer = Caller.https(VERTX, edge).get("/open//a%20b?q=%2F..", Caller.headers());

    assertThat(answer.upstreamUri()).isEqualTo("/open/a%20b?q=%2F..");
  }

  @Test
  void nothingIsOpenByDefault() {
    assertThat(Caller.https(VERTX, edge).get("/", ISSUER.token()).reason()).isEqualTo("NO_ROUTE");
  }

  @Test
  void whatIsTheEdgesOwnReachesNoApplication() {
    Shape open =
        Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
            .routes(Shape.route("all", "/", Access.PUBLIC));
    try (Edge all = Edge.start(VERTX, open)) {
      Caller caller = Caller.https(VERTX, all);
      int before = UPSTREAM.requests();

      assertThat(
              Stream.of(
                      "/.well-known/oauthedge/canary/bm9pc2U",
                      "/.well-known/oauthedge/canary/",
                      "/.well-known/oauthedge/health?a=b",
                      "/.well-known/%6fauthedge/canary/bm9pc2U",
                      "/.well-known//oauthedge/canary/bm9pc2U",
                      "/.well-known/oauthedge/nothing")
                  .map(path -> caller.get(path, Caller.headers()).reason()))
          .containsOnly("NO_ROUTE");
      assertThat(UPSTREAM.requests()).isEqualTo(before);
      assertThat(caller.get("/.well-known/other", Caller.headers()).status()).isEqualTo(200);
    }
  }

  @Test
  void demandsTheRoutesScope() {
    Answer answer = Caller.https(VERTX, edge).get("/open/admin", ISSUER.token());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers().get("www-authenticate"))
        .isEqualTo(
            "Bearer realm=\"orders.example.com\", error=\"insufficient_scope\","
                + " error_description=\"The token lacks a scope that the route demands.\","
                + " scope=\"admin\"");
  }

  @Test
  void preflightsPassBeforeAuthentication() {
    Answer answer =
        Caller.https(VERTX, edge)
            .send(
                HttpMethod.OPTIONS,
                "/open/admin",
                Caller.headers(
                    "origin", "https://app.example.com", "access-control-request-method", "GET"),
                "");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aPreflightBringsNoBodyToTheUpstream() {
    Answer answer =
        Caller.http2(VERTX, edge).stream(
            HttpMethod.OPTIONS,
            "/open/admin",
            Caller.headers(
                "origin", "https://app.example.com", "access-control-request-method", "GET"),
            "smuggled");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamBody()).isEmpty();
    assertThat(answer.upstreamHeader("origin")).containsExactly("https://app.example.com");
  }

  @Test
  void aRefusedPathCostsItsNeighboursOnTheConnectionNothing() {
    Caller caller = Caller.http2(VERTX, edge);
    HttpClientRequest first =
        caller.request(HttpMethod.GET, "/open/../admin", Caller.headers()).await();

    Answer refused = Answer.to(Future.succeededFuture(first), Buffer.buffer());
    HttpClientRequest second = caller.request(HttpMethod.GET, "/open", Caller.headers()).await();
    Answer next = Answer.to(Future.succeededFuture(second), Buffer.buffer());

    assertThat(refused.reason()).isEqualTo("AMBIGUOUS_FRAMING");
    assertThat(next.status()).isEqualTo(200);
    assertThat(second.connection()).isSameAs(first.connection());
  }

  @Test
  void aConnectWithoutAPathIsRefused() {
    Answer answer =
        Caller.http2(VERTX, edge).send(HttpMethod.CONNECT, "/", Caller.bearer(ISSUER.token()), "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("AMBIGUOUS_FRAMING");
  }

  @Test
  void theUpstreamHearsOfNoOtherPathOrMethod() {
    Answer answer =
        Caller.https(VERTX, edge)
            .get(
                "/open",
                Caller.headers(
                    "x-original-url", "/open/admin",
                    "x-rewrite-url", "/open/admin",
                    "x-http-method-override", "DELETE"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamHeader("x-original-url")).isEmpty();
    assertThat(answer.upstreamHeader("x-rewrite-url")).isEmpty();
    assertThat(answer.upstreamHeader("x-http-method-override")).isEmpty();
  }

  @Test
  void whatIsMoreThanAPreflightNeedsAToken() {
    Answer answer =
        Caller.https(VERTX, edge)
            .send(
                HttpMethod.OPTIONS,
                "/open/admin",
                Caller.headers(
                    "origin", "https://app.example.com",
                    "access-control-request-method", "GET",
                    "x-http-method-override", "DELETE"),
                "");

    assertThat(answer.reason()).isEqualTo("TOKEN_ABSENT");
  }

  @Test
  void aPageCanReadWhyItWasRefused() {
    Answer answer =
        Caller.https(VERTX, edge)
            .get("/open/admin", Caller.headers("origin", "https://app.example.com"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().get("access-control-allow-origin"))
        .isEqualTo("https://app.example.com");
    assertThat(answer.headers().get("access-control-expose-headers")).contains("WWW-Authenticate");
    assertThat(answer.headers().get("cache-control")).isEqualTo("no-store");
  }
}
