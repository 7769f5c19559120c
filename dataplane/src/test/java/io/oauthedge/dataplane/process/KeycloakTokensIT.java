package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Surroundings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Keycloak's tokens at an edge that demands the scope {@code orders.read}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTokensIT {
  private Surroundings surroundings;
  private EdgeProcess edge;
  private Client client;

  @BeforeAll
  void startEdge() {
    surroundings = new Surroundings();
    edge = EdgeProcess.start(surroundings.configs().scopes("orders.read"));
    client = Client.tls(surroundings.vertx(), edge);
  }

  @AfterAll
  void stopEdge() {
    client.close();
    edge.close();
    surroundings.close();
  }

  @Test
  void aTokenByClientCredentialsIsAdmittedAndReachesTheApplicationUnchanged() {
    String token = surroundings.token();

    Exchange answer = client.get("/orders/1", token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.received("Authorization")).containsExactly("Bearer " + token);
  }

  @Test
  void aRefreshedTokenIsAdmitted() {
    var first = surroundings.realm().passwordGrant();
    var refreshed = surroundings.realm().refresh(first.getString("refresh_token"));

    Exchange answer = client.get("/orders/1", refreshed.getString("access_token"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsNoAccessToken() {
    String refreshToken = surroundings.realm().passwordGrant().getString("refresh_token");

    Exchange answer = client.get("/orders/1", refreshToken);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("TOKEN_ALGORITHM_REFUSED");
  }

  @Test
  void aTokenForAnotherApiIsRefused() {
    String token =
        surroundings.realm().clientCredentialsToken("billing-client", "billing-client-secret");

    Exchange answer = client.get("/orders/1", token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("TOKEN_WRONG_AUDIENCE");
    assertThat(answer.hop()).isEqualTo("CLIENT");
    assertThat(answer.headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void aCutTokenIsSaidToBeCut() {
    String token = surroundings.token();

    Exchange answer = client.get("/orders/1", token.substring(0, token.length() - 40));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("AUTHORIZATION_TRUNCATED");
  }
}
