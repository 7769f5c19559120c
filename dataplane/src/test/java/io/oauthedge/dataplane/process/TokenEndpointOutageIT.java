package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.SteadyLoad;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The authorization server is killed while valid requests flow. */
class TokenEndpointOutageIT {
  private static final long INTERVAL_MILLIS = 500;
  private static final int FAILURE_THRESHOLD = 3;

  /** Intervals are jittered by a tenth; a second is left for a loaded machine. */
  private static final Duration NOTICED_WITHIN =
      Duration.ofMillis(INTERVAL_MILLIS * 11 / 10 * FAILURE_THRESHOLD + 1_000);

  @Test
  void keepServingStaysReadyAndRouteAwayLeavesTheLoadBalancerUntilTheServerIsBack() {
    try (var surroundings = new Surroundings();
        var keepServing =
            EdgeProcess.start(
                surroundings
                    .configs()
                    .behindTerminatingProxy()
                    .tokenEndpointProbe(INTERVAL_MILLIS, FAILURE_THRESHOLD, false));
        var routeAway =
            EdgeProcess.start(
                surroundings
                    .configs()
                    .behindTerminatingProxy()
                    .tokenEndpointProbe(INTERVAL_MILLIS, FAILURE_THRESHOLD, true));
        var haproxy =
            HaproxyProcess.before(
                List.of(routeAway.httpAuthority(), keepServing.httpAuthority()),
                AdminApi.HEALTH,
                "");
        var client = Client.plain(surroundings.vertx(), haproxy.address(), haproxy.port())) {
      String token = surroundings.token();
      var load = SteadyLoad.start(surroundings.vertx(), client, () -> token);
      load.awaitPassed(300);

      surroundings.keycloak().kill();
      try {
        Instant killed = Instant.now();
        await("the edge that routes away is not ready")
            .atMost(NOTICED_WITHIN)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> !routeAway.isReady());
        assertThat(Duration.between(killed, Instant.now()))
            .as("one failed round is not enough")
            .isGreaterThan(Duration.ofMillis(INTERVAL_MILLIS * 9 / 10));
        await("HAProxy takes it out")
            .atMost(Duration.ofSeconds(5))
            .until(() -> haproxy.log().contains("edges/edge0 is DOWN"));
        load.awaitPassed(300);
        assertThat(keepServing.isReady()).isTrue();
        assertThat(haproxy.log()).doesNotContain("edges/edge1 is DOWN");
      } finally {
        surroundings.keycloak().restart();
      }

      assertThat(surroundings.token()).as("the token endpoint is back and warm").isNotEmpty();
      await("the edge that routed away is back")
          .atMost(Duration.ofSeconds(10))
          .until(routeAway::isReady);
      await("HAProxy takes it in again")
          .atMost(Duration.ofSeconds(5))
          .until(() -> haproxy.log().contains("edges/edge0 is UP"));
      load.awaitPassed(300);
      load.stopAndAssertNoneLost();
    }
  }
}
