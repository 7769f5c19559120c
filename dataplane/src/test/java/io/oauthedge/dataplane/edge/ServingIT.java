package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A good token passes, and all that is seen of it agrees. */
class ServingIT {
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

  @Test
  void admitsAGoodTokenOverHttp1() {
    Answer answer = Caller.https(VERTX, edge).get("/orders?x=1", ISSUER.token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamUri()).isEqualTo("/orders?x=1");
    assertThat(answer.upstreamHost()).isEqualTo(Shape.HOST);
    assertThat(edge.line(answer.requestId()).getString("outcome")).isEqualTo("admitted");
  }

  @Test
  void admitsAGoodTokenOverHttp2() {
    Answer answer = Caller.http2(VERTX, edge).get("/orders", ISSUER.token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(edge.line(answer.requestId()).getString("protocol")).isEqualTo("HTTP/2");
  }

  @Test
  void aLongPathIsCutInTheLog() {
    String path = "/" + "a".repeat(3_000);

    Answer answer = Caller.https(VERTX, edge).get(path, Caller.headers());

    assertThat(edge.line(answer.requestId()).getString("path"))
        .isEqualTo(path.substring(0, 1_024) + "…");
  }

  @Test
  void refusesWithoutAToken() {
    Answer answer = Caller.https(VERTX, edge).get("/orders", Caller.headers());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("TOKEN_ABSENT");
    assertThat(answer.headers().get("www-authenticate"))
        .isEqualTo("Bearer realm=\"orders.example.com\"");
  }
}
