package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not the operator learns nothing from the canary's path, not even that there is one. */
class CanaryAbuseIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Canary CANARY = Canary.fresh();
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge = startEdge(CANARY.keysFile());
  }

  private static Edge startEdge(String keysFile) {
    return Edge.start(
        VERTX,
        new EdgeFiles().canaryKeys(keysFile),
        Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
            .routes(Shape.route("api", "/api", Access.PROTECTED)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  static Stream<Arguments> badPaths() {
    String good = CANARY.path(CANARY.order());
    String used = CANARY.path(CANARY.order());
    Caller.https(VERTX, edge).get(used, Caller.headers());
    int middle = AdminApi.CANARY.length() + 40;
    char other = good.charAt(middle) == 'A' ? 'B' : 'A';
    Canary stranger = Canary.fresh();
    return Stream.of(
        Arguments.of("nothing", AdminApi.CANARY),
        Arguments.of("noise", AdminApi.CANARY + "bm9pc2U"),
        Arguments.of("too long", AdminApi.CANARY + "A".repeat(4_000)),
        Arguments.of("used", used),
        Arguments.of("cut", good.substring(0, good.length() - 4)),
        Arguments.of("changed", good.substring(0, middle) + other + good.substring(middle + 1)),
        Arguments.of("with a query", good + "?a=b"),
        Arguments.of("expired", CANARY.path(CANARY.livingFor(Duration.ofSeconds(-6)))),
        Arguments.of("living too long", CANARY.path(CANARY.livingFor(Duration.ofMinutes(5)))),
        Arguments.of("other keys", stranger.path(stranger.order())),
        Arguments.of("other name", CANARY.ofEdge("shop", "payments").path(CANARY.order())),
        Arguments.of("other namespace", CANARY.ofEdge("bank", "orders").path(CANARY.order())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badPaths")
  void isAnsweredAsAnyUnknownPath(String name, String path) {
    Caller caller = Caller.https(VERTX, edge);

    Answer answer = caller.get(path, Caller.headers("authorization", "Bearer x"));
    Answer unknown =
        caller.get("/.well-known/oauthedge/nothing", Caller.headers("authorization", "Bearer x"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(visible(answer)).isEqualTo(visible(unknown));
  }

  /** All that a caller sees, but for the request's id. */
  private static Map<String, String> visible(Answer answer) {
    var seen = new TreeMap<String, String>();
    answer.headers().forEach(field -> seen.merge(field.getKey(), field.getValue(), String::concat));
    seen.remove("x-request-id");
    seen.put("status", String.valueOf(answer.status()));
    JsonObject body = answer.body().toJsonObject();
    body.remove("requestId");
    seen.put("body", body.encode());
    return seen;
  }

  @Test
  void anAnswerOpensForItsOrderAlone() {
    CanaryOrder order = CANARY.order();
    CanaryOrder another = CANARY.order();

    Answer answer = Caller.https(VERTX, edge).get(CANARY.path(order), Caller.headers());

    assertThat(CANARY.open(answer, order)).isPresent();
    assertThat(CANARY.open(answer, another)).isEmpty();
    assertThat(CANARY.ofEdge("shop", "payments").open(answer, order)).isEmpty();
    assertThat(Canary.fresh().open(answer, order)).isEmpty();
  }

  @Test
  void aReplayAtAnotherPodGivesNothingThatItsThiefCanRead() {
    CanaryOrder order = CANARY.order();
    String path = CANARY.path(order);
    Caller.https(VERTX, edge).get(path, Caller.headers());
    try (Edge other = startEdge(CANARY.keysFile())) {
      Answer stolen =
          Caller.https(VERTX, other).get(path, Caller.headers("authorization", "Bearer stolen"));

      assertThat(stolen.status()).isEqualTo(200);
      assertThat(stolen.body().toString()).doesNotContain("stolen").matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void manyCopiesAtOnceAreAnsweredOnce() {
    CanaryOrder order = CANARY.order();
    String path = CANARY.path(order);
    Caller caller = Caller.http2(VERTX, edge);

    long answered =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    Answer.future(
                        caller.request(HttpMethod.GET, path, Caller.headers()), Buffer.buffer()))
            .toList()
            .stream()
            .filter(answer -> answer.await().status() == 200)
            .count();

    assertThat(answered).isEqualTo(1);
  }

  @Test
  void aPodAnswersSoManyOrdersAndNoMore() {
    try (Edge busy = startEdge(CANARY.keysFile())) {
      Caller caller = Caller.http2(VERTX, busy);

      // Sealed before and sent all at once: one by one, a slow machine would not be too fast.
      List<String> paths = Stream.generate(() -> CANARY.path(CANARY.order())).limit(3_000).toList();

      Answer limited =
          paths.stream()
              .map(
                  path ->
                      Answer.future(
                          caller.request(HttpMethod.GET, path, Caller.headers()), Buffer.buffer()))
              .toList()
              .stream()
              .map(answer -> answer.await())
              .filter(answer -> answer.status() != 200)
              .findFirst()
              .orElseThrow();

      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.headers().get("retry-after")).isEqualTo("1");
      await("the next orders")
          .until(() -> caller.get(CANARY.path(CANARY.order()), Caller.headers()).status() == 200);
    }
  }
}
