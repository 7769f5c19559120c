package io.oauthedge.dataplane.process.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.hint.OAuthParties.Issued;
import io.oauthedge.dataplane.process.support.KeycloakProcess;
import io.oauthedge.dataplane.process.support.KeycloakRealm;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keycloak gets what it issued, and clients of it what they can use. */
class KeycloakHintIT {
  private static final String CLIENT = KeycloakRealm.CLIENT_ID;

  @Test
  void aLoginLivesThroughRefreshesUntilItIsRevoked() {
    KeycloakProcess keycloak = KeycloakProcess.shared();
    var configs =
        EdgeConfigs.of(keycloak.realm().issuer(), keycloak.realm().metadataUrl(), keycloak.port())
            .tokenEndpoint();
    var folder = new EdgeFolder();
    Vertx vertx = Vertx.vertx();
    try (EdgeProcess edge = EdgeProcess.start(configs, folder);
        var operator = new Operator(vertx, edge)) {
      var hints = SessionAffinityConfig.refreshToken("__Host-oauthedge-default", 3_600);
      operator.push(folder.sealed(configs.affinity(hints).nextGeneration()));
      var endpoint = new Endpoint("127.0.0.1", keycloak.port());
      operator.push(EndpointSnapshot.of(1, Map.of("default", LiveEndpoints.of(endpoint))));
      var parties = new OAuthParties(vertx, List.of(edge), OAuthParties.Paths.KEYCLOAK);

      String code = parties.loginByForm(CLIENT, "ada", "ada-password");
      Issued issued = parties.redeem(CLIENT, code);
      Issued refreshed = parties.refresh(CLIENT, issued.refreshToken());
      boolean active = parties.introspect(CLIENT, refreshed.refreshToken());
      parties.revoke(CLIENT, refreshed.refreshToken());

      assertThat(List.of(code, issued.refreshToken(), refreshed.refreshToken()))
          .allMatch(token -> token.contains("~oe1~"));
      assertThat(active).isTrue();
      assertThat(parties.introspect(CLIENT, refreshed.refreshToken())).isFalse();
      assertThat(edge.metrics())
          .contains("oauthedge_token_hints_total{result=\"followed\",upstream=\"default\"} 5.0");
    } finally {
      vertx.close().await();
    }
  }
}
