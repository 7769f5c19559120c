package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.dataplane.process.support.NginxProcess;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's side of the canary: what the edge sent, and what came out there. */
class UpstreamEchoIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream APPLICATION = Upstream.tellingFields(VERTX);
  private static final Canary CANARY = Canary.fresh();
  private static final String DUMMY = "Bearer " + "x".repeat(600);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Shape shape(UpstreamConfig upstream) {
    return Shape.of(ISSUER, upstream)
        .routes(
            Shape.route("api", "/api", Access.PROTECTED),
            Shape.route("open", "/open", Access.PUBLIC));
  }

  private static Shape application() {
    return shape(APPLICATION.config(UpstreamProtocol.HTTP1));
  }

  private static UpstreamEcho ask(Shape shape, String path, String... fields) {
    return ask(shape, HttpMethod.GET, Shape.HOST, path, Caller.headers(fields), "");
  }

  private static UpstreamEcho ask(
      Shape shape, HttpMethod method, String host, String path, MultiMap headers, String body) {
    CanaryOrder order = CANARY.echoing(path);
    try (Edge edge = Edge.start(VERTX, new EdgeFiles().canaryKeys(CANARY.keysFile()), shape)) {
      Answer answer =
          Answer.to(
              Caller.https(VERTX, edge).request(method, host, CANARY.path(order), headers),
              Buffer.buffer(body));
      return CANARY.open(answer, order).orElseThrow().upstream().orElseThrow();
    }
  }

  private static List<ArrivedField> named(List<ArrivedField> fields, String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).toList();
  }

  private static Stream<String> values(List<ArrivedField> fields, String name) {
    return named(fields, name).stream().flatMap(field -> field.value().stream());
  }

  @Test
  void theApplicationGetsWhatARealRequestWouldBring() {
    UpstreamEcho echo =
        ask(
            application(),
            "/api/echo?a=b",
            "authorization",
            DUMMY,
            "x-tenant",
            "a",
            "x-tenant",
            "b",
            "cookie",
            "a=1",
            "x-forwarded-for",
            "203.0.113.9",
            "connection",
            "x-private",
            "x-private",
            "1");

    assertThat(echo.problem()).isEmpty();
    assertThat(named(echo.sent(), "authorization"))
        .containsExactly(ArrivedField.of("authorization", DUMMY, false));
    assertThat(named(echo.sent(), "x-tenant")).hasSize(2);
    assertThat(named(echo.sent(), "x-private")).isEmpty();
    assertThat(values(echo.sent(), "x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(values(echo.sent(), "host")).containsExactly(Shape.HOST);
    assertThat(echo.fields()).containsAll(echo.sent());
  }

  @Test
  void authorizationIsKeptOrRemovedAsForRealRequests() {
    Shape removing = application().removingAuthorization();

    UpstreamEcho atProtected = ask(removing, "/api", "authorization", DUMMY);
    UpstreamEcho atPublic = ask(removing, "/open", "authorization", DUMMY);

    assertThat(named(atProtected.sent(), "authorization")).isEmpty();
    assertThat(named(atPublic.sent(), "authorization")).hasSize(1);
  }

  @Test
  void aProxyBesideTheApplicationIsFoundOut() {
    List<String> application = List.of("127.0.0.1:" + APPLICATION.port());
    try (var sidecar = NginxProcess.before(application, "", "proxy_set_header X-Tenant \"\";")) {
      UpstreamEcho echo =
          ask(
              shape(
                  Upstream.config(
                      "default", UpstreamProtocol.HTTP1, sidecar.address(), sidecar.port())),
              "/api",
              "authorization",
              DUMMY,
              "x-tenant",
              "a",
              "x_under",
              "b");

      assertThat(echo.problem()).isEmpty();
      assertThat(echo.sent())
          .contains(
              ArrivedField.of("x-tenant", "a", false), ArrivedField.of("x_under", "b", false));
      assertThat(named(echo.fields(), "authorization"))
          .extracting(ArrivedField::digest)
          .containsExactly(ArrivedField.digest(DUMMY));
      assertThat(named(echo.fields(), "x-tenant")).isEmpty();
      assertThat(named(echo.fields(), "x_under")).isEmpty();
    }
  }

  @Test
  void noBodyGoesAlong() {
    Upstream application =
        Upstream.of(
            VERTX,
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .end("{\"seen\":\"" + request.method() + body.length() + "\"}")));

    UpstreamEcho echo =
        ask(
            shape(application.config(UpstreamProtocol.HTTP1)),
            HttpMethod.POST,
            Shape.HOST,
            "/api",
            Caller.headers(),
            "body");

    assertThat(echo.fields()).containsExactly(ArrivedField.of("seen", "GET0", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/admin",
        "/apix",
        "/api/../admin",
        "/api/%2e%2e/admin",
        "/api;x/..;/admin",
        "api",
        "http://169.254.169.254/latest/meta-data",
        "//169.254.169.254/",
        "@169.254.169.254/api",
        "/api HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        " ",
        "*",
      })
  void onlyTheEdgesRoutesAreAsked(String path) {
    int before = APPLICATION.requests();

    UpstreamEcho echo = ask(application(), path);

    assertThat(echo.problem()).startsWith("no route of this edge takes GET " + path);
    assertThat(echo.sent()).isEmpty();
    assertThat(APPLICATION.requests()).isEqualTo(before);
  }

  @Test
  void aHostThatIsNoneOfTheEdgesGetsToNoApplication() {
    int before = APPLICATION.requests();

    UpstreamEcho echo =
        ask(application(), HttpMethod.GET, "evil.example", "/api", Caller.headers(), "");

    assertThat(echo.problem()).contains("The Host is none of this edge's hosts.");
    assertThat(APPLICATION.requests()).isEqualTo(before);
  }

  @Test
  void whyThereIsNoEchoIsSaid() {
    Upstream missing = Upstream.of(VERTX, r -> r.response().setStatusCode(404).end());
    Upstream page = Upstream.of(VERTX, r -> r.response().end("<html>"));
    Upstream endless = Upstream.of(VERTX, r -> r.response().end("x".repeat(300 << 10)));
    Upstream silent = Upstream.of(VERTX, r -> {});
    Upstream rude = Upstream.of(VERTX, r -> r.connection().close());

    assertThat(problem(missing)).isEqualTo("the application answered 404 to GET /api");
    assertThat(problem(page))
        .isEqualTo(
            "the application's answer to GET /api is no JSON object of field names with strings");
    assertThat(problem(endless)).contains("longer than 262144 bytes");
    assertThat(problem(silent)).isEqualTo("the application did not answer within 1000 ms");
    assertThat(problem(rude)).contains("The upstream closed early");
    assertThat(ask(shape(nobody()), "/api").problem())
        .isEqualTo("No connection to the upstream. (connection refused)");
  }

  private static UpstreamConfig nobody() {
    return Upstream.config("default", UpstreamProtocol.HTTP1, "127.0.0.1", 1);
  }

  private static String problem(Upstream application) {
    return ask(shape(application.config(UpstreamProtocol.HTTP1)), "/api").problem();
  }
}
