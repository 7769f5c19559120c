package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.SteadyLoad;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.oauthedge.dataplane.process.support.NginxProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One of two edges is restarted, as in a rolling update, while valid requests flow. */
class RollingRestartIT {
  /** HAProxy takes a server out after two failed checks, 250 ms apart. */
  private static final long DRAIN_DELAY_MILLIS = 2_000;

  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(20);

  @Test
  void behindHaproxyThatChecksHealthNoRequestIsLost() {
    try (var surroundings = new Surroundings();
        var first = start(surroundings);
        var second = start(surroundings);
        var haproxy =
            HaproxyProcess.before(
                List.of(first.httpAuthority(), second.httpAuthority()), AdminApi.HEALTH, "");
        var client = Client.plain(surroundings.vertx(), haproxy.address(), haproxy.port())) {
      String token = surroundings.token();
      var load = SteadyLoad.start(surroundings.vertx(), client, () -> token);
      load.awaitPassed(300);

      first.terminate();

      assertThat(first.awaitExit(DRAINED_WITHIN)).as("exit code after SIGTERM").isZero();
      assertThat(haproxy.log()).contains("edges/edge0 is DOWN");
      load.awaitPassed(300);
      first.restart();
      await("HAProxy takes it in again")
          .atMost(Duration.ofSeconds(10))
          .until(() -> haproxy.log().contains("edges/edge0 is UP"));
      load.awaitPassed(300);
      load.stopAndAssertNoneLost();
    }
  }

  @Test
  void behindNginxThatChecksNothingNoGetIsLost() {
    try (var surroundings = new Surroundings();
        var first = start(surroundings);
        var second = start(surroundings);
        var nginx =
            NginxProcess.before(
                List.of(first.httpAuthority(), second.httpAuthority()),
                "",
                """
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                """);
        var client = Client.plain(surroundings.vertx(), nginx.address(), nginx.port())) {
      String token = surroundings.token();
      var load = SteadyLoad.start(surroundings.vertx(), client, () -> token);
      load.awaitPassed(300);

      first.terminate();

      assertThat(first.awaitExit(DRAINED_WITHIN)).as("exit code after SIGTERM").isZero();
      load.awaitPassed(300);
      first.restart();
      load.awaitPassed(300);
      load.stopAndAssertNoneLost();
    }
  }

  private static EdgeProcess start(Surroundings surroundings) {
    return EdgeProcess.start(
        surroundings.configs().behindTerminatingProxy().drainDelayMillis(DRAIN_DELAY_MILLIS));
  }
}
