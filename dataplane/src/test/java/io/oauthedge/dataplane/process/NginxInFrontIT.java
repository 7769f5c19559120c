package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.NginxProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** NGINX terminates TLS in front of an edge: what it does to headers, and who is blamed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxInFrontIT {
  private Surroundings surroundings;
  private EdgeProcess edge;
  private String token;

  @BeforeAll
  void startEdge() {
    surroundings = new Surroundings();
    edge = EdgeProcess.start(surroundings.configs().behindTerminatingProxy());
    token = surroundings.token();
  }

  @AfterAll
  void stopEdge() {
    edge.close();
    surroundings.close();
  }

  @Test
  void defaultsDropHeadersWithUnderscoresAndKeepAuthorization() {
    Exchange answer = throughNginx("", "", Map.of("x_tenant", "a", "X-Tenant", "b"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.received("X-Tenant")).containsExactly("b");
    assertThat(answer.receivedNames()).doesNotContain("x_tenant");
    assertThat(answer.received("Authorization")).containsExactly("Bearer " + token);
  }

  @Test
  void underscoresPassTheEdgeWhereNginxLetsThem() {
    Exchange answer = throughNginx("underscores_in_headers on;", "", Map.of("x_tenant", "a"));

    assertThat(answer.received("x_tenant")).containsExactly("a");
  }

  @Test
  void aHeaderOverTheDefaultBufferNeverReachesTheEdge() {
    Exchange answer = throughNginx("", "", Map.of("X-Groups", "g".repeat(9_000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEmpty();
    assertThat(answer.body()).contains("Request Header Or Cookie Too Large");
  }

  @Test
  void theEdgeTakesWhatNginxLetsThroughWithLargerBuffers() {
    String groups = "g".repeat(45_000);

    Exchange answer =
        throughNginx("large_client_header_buffers 4 64k;", "", Map.of("X-Groups", groups));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.received("X-Groups")).containsExactly(groups);
    assertThat(answer.received("Authorization")).containsExactly("Bearer " + token);
  }

  @Test
  void aTrustedProxysWordAboutTheClientReachesTheApplicationAndTheClientsOwnDoesNot() {
    Exchange answer =
        throughNginx(
            "", "", Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "gopher"));

    assertThat(answer.status()).isEqualTo(200);
    // The client as NGINX saw it, then NGINX as the edge saw it.
    assertThat(answer.received("x-forwarded-for")).containsExactly("127.0.0.1, 127.0.0.1");
    assertThat(answer.received("x-forwarded-proto")).containsExactly("https");
  }

  @Test
  void withoutProofOfHttpsTheLoadBalancerIsBlamed() {
    Exchange answer = throughNginx("", "proxy_set_header X-Forwarded-Proto unknown;", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.reason()).isEqualTo("HTTPS_NOT_PROVEN");
    assertThat(answer.hop()).isEqualTo("LOAD_BALANCER");
  }

  @Test
  void aTokenThatCameToTheLoadBalancerOverPlaintextIsExposed() {
    Exchange answer = throughNginx("", "proxy_set_header X-Forwarded-Proto $scheme;", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.reason()).isEqualTo("TOKEN_EXPOSED");
    assertThat(answer.hop()).isEqualTo("CLIENT");
  }

  @Test
  void aPasswordThatNginxPutsInIsNoFaultOfItsOwnUnlessItShowsTheMove() {
    Exchange answer =
        throughNginx("", "proxy_set_header Authorization \"Basic c2hvcDpzZWNyZXQ=\";", Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("AUTHORIZATION_WRONG_SCHEME");
    assertThat(answer.hop()).isEqualTo("CLIENT");
  }

  @Test
  void aPasswordThatNginxPutsInWhileItMovesTheTokenIsNginxsDoing() {
    Exchange answer =
        throughNginx(
            "",
            """
            proxy_set_header Authorization "Basic c2hvcDpzZWNyZXQ=";
            proxy_set_header X-Forwarded-Authorization $http_authorization;
            """,
            Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("AUTHORIZATION_WRONG_SCHEME");
    assertThat(answer.hop()).isEqualTo("LOAD_BALANCER");
  }

  @Test
  void theAccessLogSaysWhatTheClientWasToldAndNeverTheToken() {
    Exchange answer = throughNginx("", "proxy_set_header Authorization \"\";", Map.of());

    assertThat(answer.reason()).isEqualTo("TOKEN_ABSENT");
    await("the refusal is logged")
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                edge.accessLog().stream()
                    .anyMatch(
                        line ->
                            "TOKEN_ABSENT".equals(line.getString("reason"))
                                && "CLIENT".equals(line.getString("hop"))
                                && answer.requestId().equals(line.getString("requestId"))));
    assertThat(edge.output()).doesNotContain(token).doesNotContain(signature());
  }

  private String signature() {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private Exchange throughNginx(
      String serverDirectives, String locationDirectives, Map<String, String> headers) {
    try (var nginx =
            NginxProcess.before(
                List.of(edge.httpAuthority()), serverDirectives, locationDirectives);
        var client = Client.plain(surroundings.vertx(), nginx.address(), nginx.port())) {
      var all = new HashMap<>(headers);
      all.put("Authorization", "Bearer " + token);
      return client.get("/orders/1", all);
    }
  }
}
