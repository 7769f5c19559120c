package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.contract.report.UpstreamReport;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an edge can keep sessions, and whom it tells theirs. */
class SessionsIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final String COOKIE = "__Host-oauthedge-default";
  private static final SessionAffinityConfig BY_COOKIE =
      SessionAffinityConfig.cookie(COOKIE, 3_600);

  private static final Upstream UPSTREAM = Upstream.echo(VERTX);

  /** An edge that knows its endpoint. */
  private static Edge told;

  @BeforeAll
  static void start() {
    told = launch(InstantSource.system());
    name(told, UPSTREAM.endpoint());
  }

  @AfterAll
  static void end() {
    told.close();
    VERTX.close().await();
  }

  /** An edge that knows its issuer's keys, but no endpoint. */
  private static Edge launch(InstantSource clock) {
    Shape shape = Shape.of(ISSUER, UPSTREAM.config(BY_COOKIE));
    Edge edge = Edge.launch(VERTX, new EdgeFiles(), shape, clock);
    await("keys").until(() -> edge.report().issuers().stream().allMatch(i -> i.keyCount() > 0));
    return edge;
  }

  private static void name(Edge edge, Endpoint... endpoints) {
    edge.push(
        AdminApi.ENDPOINTS, EndpointSnapshot.of(7, Map.of("default", LiveEndpoints.of(endpoints))));
  }

  private static Answer call(Edge edge, HttpMethod method, MultiMap more) {
    MultiMap headers = Caller.bearer(ISSUER.token()).addAll(more);
    return Caller.https(VERTX, edge).send(method, "/a", headers, "");
  }

  @Test
  void anEdgeThatKnowsNoEndpointsIsNotReadyUntilItIsToldThem() {
    try (Edge edge = launch(InstantSource.system())) {
      String before = edge.report().notReadyMessage();

      name(edge, UPSTREAM.endpoint());

      assertThat(before).contains("the endpoints of upstream default are not known yet");
      assertThat(edge.report().ready()).isTrue();
      assertThat(edge.report().upstreams())
          .containsExactly(new UpstreamReport("default", Optional.of(new EndpointCounts(1, 0, 0))));
    }
  }

  @Test
  void withTheOperatorAwayItServesAfterAWhileAndTellsNobodyASession() {
    var now = new AtomicReference<>(Instant.now());
    try (Edge edge = launch(now::get)) {
      boolean before = edge.report().ready();
      now.updateAndGet(at -> at.plus(Duration.ofSeconds(31)));

      Answer answer = call(edge, HttpMethod.GET, Caller.headers());

      assertThat(before).isFalse();
      assertThat(edge.report().ready()).isTrue();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().getAll("set-cookie")).isEmpty();
      assertThat(edge.report().upstreams())
          .containsExactly(new UpstreamReport("default", Optional.empty()));
      assertThat(edge.probe("/metrics").body().toString())
          .contains("oauthedge_session_affinity_total{result=\"unknown\",upstream=\"default\"} 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, none, true",
    "GET, cross-site, true",
    "POST, same-origin, true",
    "POST, same-site, true",
    "POST, cross-site, false",
    "DELETE, cross-site, false",
  })
  void aSessionIsToldUnlessBrowsersHoldItsCookieBack(String method, String site, boolean isTold) {
    Answer answer = call(told, HttpMethod.valueOf(method), Caller.headers("sec-fetch-site", site));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(!answer.headers().getAll("set-cookie").isEmpty()).isEqualTo(isTold);
  }

  @Test
  void anEndpointThatLetsConnectionsTimeOutIsLeftOutAndNoRequestIsLost() throws Exception {
    try (var silent = new SilentServer();
        Edge edge = launch(InstantSource.system())) {
      name(edge, UPSTREAM.endpoint(), new Endpoint("127.0.0.1", silent.port()));

      await("ejection")
          .until(
              () -> {
                assertThat(call(edge, HttpMethod.GET, Caller.headers()).status()).isEqualTo(200);
                return edge.report().upstreams();
              },
              List.of(new UpstreamReport("default", Optional.of(new EndpointCounts(2, 0, 1))))
                  ::equals);
    }
  }
}
