package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** HAProxy terminates TLS in front of an edge: what it does to headers, and who is blamed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyInFrontIT {
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
  void namesArriveInLowerCaseUnderscoresStayAndAuthorizationIsIntact() {
    Exchange answer = throughHaproxy("", Map.of("x_tenant", "a", "X-Tenant", "b"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.received("x_tenant")).containsExactly("a");
    assertThat(answer.received("x-tenant")).containsExactly("b");
    assertThat(answer.received("authorization")).containsExactly("Bearer " + token);
  }

  @Test
  void aHeaderBelowTheBufferPasses() {
    String groups = "g".repeat(13_000);

    Exchange answer = throughHaproxy("", Map.of("X-Groups", groups));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.received("x-groups")).containsExactly(groups);
  }

  @Test
  void aHeaderOverTheBufferNeverReachesTheEdge() {
    Exchange answer = throughHaproxy("", Map.of("X-Groups", "g".repeat(17_000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEmpty();
  }

  @Test
  void aHeaderThatVanishedWithoutATraceIsBlamedOnNobodyElse() {
    Exchange answer = throughHaproxy("http-request del-header Authorization", Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("TOKEN_ABSENT");
    assertThat(answer.hop()).isEqualTo("CLIENT");
  }

  @Test
  void aTokenThatHaproxyMovedIsHaproxysDoing() {
    Exchange answer =
        throughHaproxy(
            """
            http-request set-header X-Original-Authorization %[req.hdr(Authorization)]
              http-request del-header Authorization""",
            Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("AUTHORIZATION_MOVED");
    assertThat(answer.hop()).isEqualTo("LOAD_BALANCER");
  }

  private Exchange throughHaproxy(String frontendDirectives, Map<String, String> headers) {
    try (var haproxy =
            HaproxyProcess.before(
                List.of(edge.httpAuthority()), AdminApi.HEALTH, frontendDirectives);
        var client = Client.plain(surroundings.vertx(), haproxy.address(), haproxy.port())) {
      var all = new HashMap<>(headers);
      all.put("Authorization", "Bearer " + token);
      return client.get("/orders/1", all);
    }
  }
}
