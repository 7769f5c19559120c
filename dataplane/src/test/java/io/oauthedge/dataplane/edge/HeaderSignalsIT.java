package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.FateCount;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.keys.MovableClock;
import io.oauthedge.dataplane.snapshot.HeldFindings;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the edge counts, logs and attributes of headers, request by request. */
class HeaderSignalsIT {
  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);
  private final Upstream upstream = Upstream.echo(vertx);
  private Edge edge;
  private Edge behindProxy;

  @BeforeEach
  void start() {
    edge = Edge.start(vertx, shape());
    behindProxy =
        Edge.start(
            vertx, shape().plaintext(PlaintextPolicy.TERMINATED_UPSTREAM).trusting("127.0.0.1/32"));
  }

  private Shape shape() {
    return Shape.of(issuer, upstream.config(UpstreamProtocol.HTTP1))
        .preserve("X-Tenant", "Cookie")
        .maxHeaderBytes(4_096);
  }

  @AfterEach
  void stop() {
    edge.close();
    behindProxy.close();
    vertx.close().await();
  }

  @Test
  void aDoubledHeaderPassesIsCountedAndStandsInTheLogLine() {
    Answer answer =
        Caller.https(vertx, edge)
            .get("/a", Caller.bearer(issuer.token()).add("x-tenant", "a").add("x-tenant", "b"));

    assertThat(answer.upstreamHeader("x-tenant")).containsExactly("a", "b");
    JsonObject seen = edge.line(answer.requestId()).getJsonArray("watched").getJsonObject(0);
    assertThat(seen.getMap())
        .containsEntry("header", "x-tenant")
        .containsEntry("headerFate", "DUPLICATED")
        .containsEntry("hop", "CLIENT")
        .containsEntry("evidence", "2 lines");
    assertThat(edge.report().tally().headerFates())
        .containsExactly(new FateCount("x-tenant", HeaderFate.DUPLICATED, Hop.CLIENT, 1));
    assertThat(edge.probe("/metrics").body().toString())
        .contains("oauthedge_header_fates_total{fate=\"DUPLICATED\",header=\"x-tenant\"");
  }

  @Test
  void cookiesMaySplitOnHttp2() {
    MultiMap headers = Caller.bearer(issuer.token()).add("cookie", "a=1").add("cookie", "b=2");

    Answer answer = Caller.http2(vertx, edge).get("/a", headers);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(edge.line(answer.requestId()).containsKey("watched")).isFalse();
  }

  @Test
  void aCookieThatMakesUpTheBulkIsNamedAsOversized() {
    MultiMap headers = Caller.bearer(issuer.token()).add("cookie", "a=" + "x".repeat(5_000));

    Answer answer = Caller.https(vertx, edge).get("/a", headers);

    assertThat(answer.reason()).isEqualTo("HEADERS_TOO_LARGE");
    JsonObject line = edge.line(answer.requestId());
    assertThat(line.getString("header")).isEqualTo("cookie");
    assertThat(line.getString("headerFate")).isEqualTo("OVERSIZED");
  }

  @Test
  void theIdsOfTrustedHopsStandInTheLineOfARefusalOnly() {
    Answer refused = throughProxy(Caller.headers("CF-Ray", "8a2f", "Via", "1.1 google"));
    Answer admitted = throughProxy(Caller.bearer(issuer.token()).add("CF-Ray", "8a2f"));
    Answer stranger = Caller.https(vertx, edge).get("/a", Caller.headers("CF-Ray", "8a2f"));

    assertThat(behindProxy.line(refused.requestId()).getJsonObject("hopIds").getMap())
        .containsOnly(entry("cf-ray", "8a2f"), entry("via", "1.1 google"));
    assertThat(behindProxy.line(admitted.requestId()).containsKey("hopIds")).isFalse();
    assertThat(edge.line(stranger.requestId()).containsKey("hopIds")).isFalse();
  }

  @Test
  void whatTheCanaryHasProvenSpeaksForRequestsThroughTheProxyOnly() {
    PathFindings dropped =
        PathFindings.of(
            List.of(new PathFinding("authorization", HeaderFate.DROPPED, Hop.LOAD_BALANCER)));
    behindProxy.push(AdminApi.PATH_FINDINGS, dropped);
    edge.push(AdminApi.PATH_FINDINGS, dropped);

    Answer through = throughProxy(Caller.headers());
    Answer direct = Caller.https(vertx, edge).get("/a", Caller.headers());

    assertThat(through.reason()).isEqualTo("AUTHORIZATION_DROPPED");
    assertThat(through.hop()).isEqualTo("LOAD_BALANCER");
    assertThat(behindProxy.line(through.requestId()).getString("evidence"))
        .isEqualTo("the header canary proves it");
    assertThat(direct.reason()).isEqualTo("TOKEN_ABSENT");
    assertThat(direct.hop()).isEqualTo("CLIENT");
  }

  @Test
  void aProvenCutIsNotBlamedForWhatIsShorterThanWhatArrivesWhole() {
    PathFindings cut =
        PathFindings.of(
            List.of(new PathFinding("authorization", HeaderFate.TRUNCATED, Hop.LOAD_BALANCER)));
    behindProxy.push(AdminApi.PATH_FINDINGS, cut);
    String half = "Bearer " + issuer.token().substring(0, 100);

    Answer before = throughProxy(Caller.headers("authorization", half));
    throughProxy(Caller.bearer(issuer.token()).add("user-agent", "another"));
    // What was counted holds for a moment.
    Answer after =
        await()
            .until(
                () -> throughProxy(Caller.headers("authorization", half)),
                answer -> !answer.hop().equals(before.hop()));

    assertThat(before.reason()).isEqualTo("AUTHORIZATION_TRUNCATED");
    assertThat(before.hop()).isEqualTo("LOAD_BALANCER");
    assertThat(after.reason()).isEqualTo("AUTHORIZATION_TRUNCATED");
    assertThat(after.hop()).isEqualTo("CLIENT");
  }

  @Test
  void strangersDoNotTellWhatIsUsual() {
    PathFindings dropped =
        PathFindings.of(
            List.of(new PathFinding("x-tenant", HeaderFate.DROPPED, Hop.LOAD_BALANCER)));
    behindProxy.push(AdminApi.PATH_FINDINGS, dropped);
    for (int i = 0; i < 5; i++) {
      throughProxy(Caller.headers("x-tenant", "shop"));
    }
    Answer stranger = throughProxy(Caller.headers());
    for (int i = 0; i < 5; i++) {
      throughProxy(Caller.bearer(issuer.token()).add("x-tenant", "shop"));
    }
    Answer known = throughProxy(Caller.bearer(issuer.token()));

    assertThat(behindProxy.line(stranger.requestId()).containsKey("watched")).isFalse();
    assertThat(behindProxy.line(known.requestId()).containsKey("watched")).isTrue();
  }

  @Test
  void whatNobodyProvesAnewIsForgotten() {
    PathFindings dropped =
        PathFindings.of(
            List.of(new PathFinding("authorization", HeaderFate.DROPPED, Hop.LOAD_BALANCER)));
    var clock = new MovableClock(Instant.now());
    Shape shape = shape().plaintext(PlaintextPolicy.TERMINATED_UPSTREAM).trusting("127.0.0.1/32");
    try (Edge lonely = Edge.start(vertx, shape, clock)) {
      lonely.push(AdminApi.PATH_FINDINGS, dropped);
      clock.advance(HeldFindings.LIFE.minusSeconds(1));
      lonely.push(AdminApi.PATH_FINDINGS, dropped);
      clock.advance(HeldFindings.LIFE.minusSeconds(1));
      String before = lonely.report().pathFindings();
      String hopBefore = throughProxy(lonely, Caller.headers()).hop();

      clock.advance(Duration.ofSeconds(1));

      assertThat(before).isEqualTo(dropped.hash());
      assertThat(hopBefore).isEqualTo("LOAD_BALANCER");
      assertThat(lonely.report().pathFindings()).isEqualTo(PathFindings.none().hash());
      assertThat(throughProxy(lonely, Caller.headers()).hop()).isEqualTo("CLIENT");
    }
  }

  @Test
  void theSameClientsEarlierTokenIsEvidence() {
    Caller caller = Caller.https(vertx, edge);
    caller.get("/a", issuer.token());

    Answer answer = caller.get("/a", Caller.headers());

    assertThat(answer.reason()).isEqualTo("TOKEN_ABSENT");
    assertThat(answer.hop()).isEqualTo("CLIENT");
    assertThat(edge.line(answer.requestId()).getString("evidence"))
        .matches("the same client sent a good one \\d s before");
  }

  private Answer throughProxy(MultiMap headers) {
    return throughProxy(behindProxy, headers);
  }

  private Answer throughProxy(Edge to, MultiMap headers) {
    return Caller.plain(vertx, to).get("/a", headers.add("x-forwarded-proto", "https"));
  }
}
