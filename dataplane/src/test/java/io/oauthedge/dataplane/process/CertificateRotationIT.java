package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Handshake;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.edge.TlsLoad;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The listener's certificate changes again and again while valid requests flow, on connections that
 * live through it and on new ones.
 *
 * <p>The system properties {@code rotations} and {@code requests} make it longer.
 */
class CertificateRotationIT {
  private static final int ROTATIONS = Integer.getInteger("rotations", 10);
  private static final int REQUESTS = Integer.getInteger("requests", 20_000);
  private static final Duration NEW_WITHIN = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void everyRequestPassesWhileCertificatesRotateAndBrokenOnesAreRefused() {
    var folder = new EdgeFolder();
    try (var application = new Application(vertx)) {
      EdgeConfigs configs = EdgeConfigs.of(issuer, application.port());
      try (var edge = EdgeProcess.start(configs, folder);
          var operator = new Operator(vertx, edge);
          var load = TlsLoad.start(vertx, edge, issuer.longLivedToken())) {
        long step = REQUESTS / (ROTATIONS + 1);
        for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
          load.awaitPassed(rotation * step);
          if (rotation == ROTATIONS / 2) {
            assertBrokenPairsAreRefused(edge, operator, configs);
          }
          Issued next = folder.issueTls();
          folder.mountTls(next);

          ApplyReply reply = operator.push(folder.sealed(configs.nextGeneration()));

          assertThat(reply.outcome()).as(reply.message()).isEqualTo(ApplyOutcome.APPLIED);
          await("new connections get the new certificate")
              .atMost(NEW_WITHIN)
              .pollInterval(Duration.ofMillis(10))
              .until(() -> served(edge).equals(serial(next)));
        }
        load.awaitPassed(REQUESTS);
        load.stopAndAssertNoneLost();
        System.out.printf("%d rotations: %s%n", ROTATIONS, load.figures());
      }
    }
  }

  private static void assertBrokenPairsAreRefused(
      EdgeProcess edge, Operator operator, EdgeConfigs configs) {
    EdgeFolder folder = edge.folder();
    Issued one = folder.issueTls();
    Issued other = folder.issueTls();
    String before = served(edge);

    folder.mountTls(new Issued(one.certificatePem(), other.keyPem()));
    assertThat(operator.push(folder.sealed(configs.nextGeneration())))
        .satisfies(
            reply -> {
              assertThat(reply.outcome()).isEqualTo(ApplyOutcome.REFUSED);
              assertThat(reply.message()).contains("orders-tls/tls.key").contains("tls.crt");
            });
    folder.mountTls(new Issued("-----BEGIN CERTIFICATE-----\ngarbage\n", one.keyPem()));
    assertThat(operator.push(folder.sealed(configs.nextGeneration())))
        .satisfies(
            reply -> {
              assertThat(reply.outcome()).isEqualTo(ApplyOutcome.REFUSED);
              assertThat(reply.message()).contains("orders-tls/tls.crt");
            });

    assertThat(served(edge)).as("the old certificate goes on").isEqualTo(before);
  }

  private static String served(EdgeProcess edge) {
    return Handshake.with(edge).getSerialNumber().toString();
  }

  private static String serial(Issued pair) {
    return Handshake.certificate(pair.certificatePem()).getSerialNumber().toString();
  }
}
