package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 64 KB of header fields pass on both versions; more is answered alike on both. */
class HeaderSizeIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge = Edge.start(VERTX, Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  private static MultiMap padded(int bytes) {
    MultiMap headers = Caller.bearer(ISSUER.token());
    for (int i = 0; i < bytes / 1_000; i++) {
      headers.add("x-pad-" + i, "p".repeat(1_000));
    }
    return headers;
  }

  @Test
  void passesSixtyThousandBytesOnBoth() {
    assertThat(Caller.https(VERTX, edge).get("/a", padded(60_000)).status()).isEqualTo(200);
    assertThat(Caller.http2(VERTX, edge).get("/a", padded(60_000)).status()).isEqualTo(200);
  }

  @Test
  void refusesSeventyThousandBytesWithTheLimitOnHttp1() {
    assertRefused(Caller.https(VERTX, edge).get("/a", padded(70_000)));
  }

  @Test
  void refusesSeventyThousandBytesWithTheLimitOnHttp2() {
    assertRefused(Caller.http2(VERTX, edge).get("/a", padded(70_000)));
  }

  @Test
  void refusesWhatTheParserGivesUp() {
    Answer answer = Caller.https(VERTX, edge).get("/a", padded(200_000));

    assertRefused(answer);
  }

  @Test
  void refusesALongTargetOnBoth() {
    String target = "/" + "a".repeat(9_000);

    assertThat(Caller.https(VERTX, edge).get(target, ISSUER.token()).reason())
        .isEqualTo("URI_TOO_LONG");
    assertThat(Caller.http2(VERTX, edge).get(target, ISSUER.token()).reason())
        .isEqualTo("URI_TOO_LONG");
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.reason()).isEqualTo("HEADERS_TOO_LARGE");
    assertThat(answer.body().toString()).contains("\"limitBytes\":65536");
  }
}
