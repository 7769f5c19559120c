package io.oauthedge.dataplane.process.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.KeycloakRealm;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Keycloak with rotation and reuse detection says whether refreshes of one token over three edges
 * are one: a second redeem would log the user out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakRefreshIT {
  private static final String TOKEN_URI = "/realms/shop/protocol/openid-connect/token";

  private final Surroundings surroundings = new Surroundings();
  private final KeycloakRealm realm = surroundings.realm();
  private final EdgeFolder folder = new EdgeFolder();
  private final Relay relay = new Relay(surroundings.vertx(), 3, surroundings.keycloak().port());
  private final TokenClients clients =
      new TokenClients(surroundings.vertx(), folder.publicCaPem(), TOKEN_URI);
  private ThreeEdges edges;
  private int redeemedBefore;

  @BeforeAll
  void start() {
    realm.revokeUsedRefreshTokens(true);
    edges =
        new ThreeEdges(
            surroundings.vertx(), folder, surroundings.configs().tokenEndpoint(), relay::port);
  }

  @BeforeEach
  void count() {
    redeemedBefore = realm.countEvents("REFRESH_TOKEN");
  }

  @AfterEach
  void revive() {
    relay.release();
    edges.revive();
  }

  @AfterAll
  void end() {
    edges.close();
    realm.revokeUsedRefreshTokens(false);
    surroundings.close();
  }

  private static Map<String, String> form(Map<String, String> grant) {
    var form = new HashMap<>(grant);
    form.put("client_id", KeycloakRealm.CLIENT_ID);
    form.put("client_secret", KeycloakRealm.CLIENT_SECRET);
    return form;
  }

  private static Map<String, String> refresh(String token) {
    return form(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private String logIn() {
    Map<String, String> grant =
        Map.of("grant_type", "password", "username", "ada", "password", "ada-password");
    return refreshToken(clients.post(form(grant), edges.get(0)).await());
  }

  private static String refreshToken(Exchange answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getString("refresh_token");
  }

  private Storm storm(String token) {
    relay.hold();
    Storm storm = Storm.begin(clients, refresh(token), edges);
    storm.awaitSender(relay, token);
    return storm;
  }

  private void assertOneRedeem() {
    assertThat(realm.countEvents("REFRESH_TOKEN") - redeemedBefore).isEqualTo(1);
    assertThat(realm.countEvents("REFRESH_TOKEN_ERROR")).isZero();
  }

  @Test
  void oneRedeemAndNoLogoutWhileAnEdgeIsKilled() {
    String token = logIn();
    Storm storm = storm(token);

    storm.killOther();
    relay.release();

    List<Exchange> answers = storm.answersOfTheLiving();
    assertThat(answers).extracting(Exchange::body).containsOnly(answers.getFirst().body());
    assertOneRedeem();
    String next = refreshToken(answers.getFirst());
    String afterNext = refreshToken(clients.post(refresh(next), storm.living()).await());
    assertThat(afterNext).isNotEqualTo(next);
  }

  @Test
  void oneRedeemAndNoLogoutWhenTheEdgeThatSentItIsKilled() {
    String token = logIn();
    int sessions = realm.countSessions();
    Storm storm = storm(token);

    storm.killSender();
    relay.release();

    assertThat(storm.answersOfTheLiving())
        .allSatisfy(answer -> assertThat(answer.body()).contains("REFRESH_OWNER_LOST"));
    assertOneRedeem();
    assertThat(realm.countSessions()).isEqualTo(sessions);
  }
}
