package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.siege.IdleConnections;
import io.oauthedge.dataplane.process.siege.Latencies;
import io.oauthedge.dataplane.process.siege.SlowClients;
import io.oauthedge.dataplane.process.siege.SlowTlsClients;
import io.oauthedge.dataplane.process.siege.Usage;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Idle connections, half-open handshakes and slow heads do not harm two good clients, one of which
 * makes a new connection for each request; and they leave nothing behind.
 *
 * <p>The system properties {@code idle}, {@code halfOpen} and {@code slow} make them more, {@code
 * provider} changes the edge's TLS. Together they must leave room in the pod for the good ones.
 */
class SiegeIT {
  private static final int IDLE = Integer.getInteger("idle", 300);
  private static final int HALF_OPEN = Integer.getInteger("halfOpen", 100);
  private static final int SLOW = Integer.getInteger("slow", 20);
  private static final String PROVIDER = System.getProperty("provider", "BoringSSL");

  /** The 99th percentile may grow by this factor over the quiet one, and by a turn of the GC. */
  private static final int SLOWER = 5;

  private static final long PAUSE_MICROS = 50_000;

  /** The memory limit of the Deployment's default. */
  private static final long LIMIT_MIB = 512;

  private static final Duration MEASURED = Duration.ofSeconds(3);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void goodClientsAreServedAndNothingIsLeftBehind() {
    String token = issuer.longLivedToken();
    try (var application = new Application(vertx);
        var edge =
            EdgeProcess.startWithProvider(EdgeConfigs.of(issuer, application.port()), PROVIDER);
        var first = Client.tls(vertx, edge);
        var second = Client.tlsAnew(vertx, edge)) {
      Latencies.measure(MEASURED, token, first, second);
      Latencies quiet = Latencies.measure(MEASURED, token, first, second);
      Usage before = Usage.of(edge);

      try (var idle = IdleConnections.open(vertx, edge, IDLE)) {
        Usage withIdle = Usage.of(edge);
        try (var halfOpen =
                SlowClients.halfOpenHandshakes(edge.address(), edge.httpsPort(), HALF_OPEN);
            var slow = SlowClients.slowHeads(edge.address(), edge.httpPort(), SLOW);
            var slowTls = SlowTlsClients.http1(vertx, edge, SLOW);
            var slowHttp2 = SlowTlsClients.http2(vertx, edge, SLOW)) {
          Latencies besieged = Latencies.measure(MEASURED, token, first, second);
          Usage during = Usage.of(edge);

          report(quiet, besieged, before, withIdle, during);
          assertThat(besieged.p99Micros()).isLessThan(quiet.p99Micros() * SLOWER + PAUSE_MICROS);
          assertThat(during.peakMib()).isLessThan(LIMIT_MIB);
          await("the edge ends all that are slow")
              .atMost(ENDED_WITHIN)
              .until(() -> halfOpen.open() + slow.open() + slowTls.open() + slowHttp2.open() == 0);
        }
        assertThat(idle.open()).as("idle connections live on").isEqualTo(IDLE);
      }
      await("all connections are given up")
          .atMost(ENDED_WITHIN)
          .until(() -> Usage.of(edge).connections() <= before.connections());
      assertThat(
              Usage.refused(edge, ConnectionRefusal.TLS_HANDSHAKE_TIMEOUT)
                  + Usage.refused(edge, ConnectionRefusal.REQUEST_HEAD_TIMEOUT)
                  + Usage.refused(edge, ConnectionRefusal.TOO_MANY_CONNECTIONS))
          .as("each that was slow, counted once: by its deadline, or because the pod was full")
          .isEqualTo(HALF_OPEN + 3L * SLOW);
      assertThat(edge.accessLog())
          .as("refused requests")
          .allMatch(line -> "admitted".equals(line.getString("outcome")));
    }
  }

  @Test
  void aFullPodClosesWhatComesAndStillAnswersTheKubelet() {
    int files = 600;
    int most = files / 2;
    try (var application = new Application(vertx);
        var edge =
            EdgeProcess.startWithFiles(
                EdgeConfigs.of(issuer, application.port()), new EdgeFolder(), files)) {
      try (var idle = IdleConnections.open(vertx, edge, most + 20)) {
        assertThat(idle.open()).isEqualTo(most);
        assertThat(idle.ended()).isEqualTo(20);
        assertThat(Usage.of(edge).connections()).isEqualTo(most);
        assertThat(Usage.refused(edge, ConnectionRefusal.TOO_MANY_CONNECTIONS)).isEqualTo(20);
        assertThat(edge.isReady()).isTrue();
      }
      await("the next is let in")
          .atMost(ENDED_WITHIN)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                try (var client = Client.tls(vertx, edge)) {
                  assertThat(client.get("/orders/1", issuer.token()).status()).isEqualTo(200);
                }
              });
    }
  }

  private static void report(
      Latencies quiet, Latencies besieged, Usage before, Usage withIdle, Usage during) {
    System.out.printf(
        "quiet: %s; with %d idle, %d half-open, 3 times %d slow: %s%n",
        quiet, IDLE, HALF_OPEN, SLOW, besieged);
    System.out.printf(
        "before: %s; with idle ones: %s, %d bytes each; with all: %s%n",
        before, withIdle, ((withIdle.residentMib() - before.residentMib()) << 20) / IDLE, during);
  }
}
