package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.dataplane.token.TestIssuer;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A pod that starts while the authorization server is away says so, and serves with keys that
 * others fetched.
 */
class KeysUnavailableIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void lastGoodKeysBringItUp() {
    Upstream upstream = Upstream.echo(VERTX);
    Shape shape = Shape.of(Issuer.unreachable(), upstream.config(UpstreamProtocol.HTTP1));
    try (Edge edge = Edge.launch(VERTX, new EdgeFiles(), shape)) {
      Caller caller = Caller.https(VERTX, edge);
      Answer early = caller.get("/a", ISSUER.token());
      Answer health = caller.get(AdminApi.HEALTH, Caller.headers());
      Answer probe = edge.probe("/ready");
      edge.push(
          AdminApi.KEYS,
          KeySnapshot.of(
              List.of(
                  new IssuerKeys(
                      TestIssuer.ISS,
                      Issuer.unreachable().jwksUri().orElseThrow(),
                      ISSUER.jwks(),
                      Instant.now()))));

      assertThat(early.status()).isEqualTo(503);
      assertThat(early.reason()).isEqualTo("KEYS_UNAVAILABLE");
      assertThat(early.hop()).isEqualTo("AUTHORIZATION_SERVER");
      assertThat(early.headers().get("retry-after")).isEqualTo("5");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.body().toString())
          .isEqualTo("{\"ready\":false,\"reason\":\"EDGE_NOT_READY\"}");
      assertThat(probe.status()).isEqualTo(503);
      assertThat(probe.body().toString()).contains("the connection was refused");
      await().until(() -> edge.probe("/ready").status() == 200);
      assertThat(caller.get("/a", ISSUER.token()).status()).isEqualTo(200);
    }
  }
}
