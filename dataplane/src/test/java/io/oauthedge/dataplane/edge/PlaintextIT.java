package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** No request passes whose way from the client was plaintext. */
class PlaintextIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Shape shape(PlaintextPolicy policy) {
    return Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)).plaintext(policy);
  }

  @Test
  void redirectsOnlyWithoutACredential() {
    try (Edge edge = Edge.start(VERTX, shape(PlaintextPolicy.REDIRECT))) {
      Answer redirect = Caller.plain(VERTX, edge).get("/a?b=c", Caller.headers());
      Answer exposed = Caller.plain(VERTX, edge).get("/a", ISSUER.token());

      assertThat(redirect.status()).isEqualTo(308);
      assertThat(redirect.headers().get("location")).isEqualTo("https://orders.example.com/a?b=c");
      assertThat(exposed.status()).isEqualTo(403);
      assertThat(exposed.reason()).isEqualTo("TOKEN_EXPOSED");
    }
  }

  @Test
  void refuses() {
    try (Edge edge = Edge.start(VERTX, shape(PlaintextPolicy.REFUSE))) {
      Answer refused = Caller.plain(VERTX, edge).get("/a", Caller.headers());

      assertThat(refused.reason()).isEqualTo("PLAINTEXT_REFUSED");
    }
  }

  @Test
  void believesATrustedProxyAlone() {
    Shape shape = shape(PlaintextPolicy.TERMINATED_UPSTREAM).trusting("127.0.0.0/8");
    try (Edge edge = Edge.start(VERTX, shape)) {
      Caller proxy = Caller.plain(VERTX, edge);
      Answer proven =
          proxy.get("/a", Caller.bearer(ISSUER.token()).add("x-forwarded-proto", "https"));
      Answer http = proxy.get("/a", Caller.bearer(ISSUER.token()).add("x-forwarded-proto", "http"));

      assertThat(proven.status()).isEqualTo(200);
      assertThat(http.reason()).isEqualTo("HTTPS_NOT_PROVEN");
      assertThat(http.hop()).isEqualTo("LOAD_BALANCER");
    }
  }

  @Test
  void doesNotBelieveStrangers() {
    try (Edge edge = Edge.start(VERTX, shape(PlaintextPolicy.TERMINATED_UPSTREAM))) {
      Answer stranger =
          Caller.plain(VERTX, edge)
              .get("/a", Caller.bearer(ISSUER.token()).add("x-forwarded-proto", "https"));

      assertThat(stranger.reason()).isEqualTo("HTTPS_NOT_PROVEN");
      assertThat(stranger.hop()).as("the balancer had no part in it").isEqualTo("CLIENT");
      assertThat(edge.line(stranger.requestId()).getString("evidence"))
          .isEqualTo("the peer is no trusted proxy");
    }
  }
}
