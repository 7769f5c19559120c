package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.edge.TlsLoad;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The authority behind an encrypted upstream changes again and again while valid requests flow:
 * both are trusted, then the application changes its certificate, then the new one alone is.
 *
 * <p>The system properties {@code rotations} and {@code requests} make it longer.
 */
class UpstreamAuthorityRotationIT {
  private static final int ROTATIONS = Integer.getInteger("rotations", 5);
  private static final int REQUESTS = Integer.getInteger("requests", 3_000);
  private static final String NAME = "orders.shop.svc";

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void everyRequestPassesWhileAuthoritiesRotate() {
    var authority = new CertificateAuthority("upstream CA 0");
    var folder = new EdgeFolder();
    folder.mountUpstreamCa(authority.certificatePem());
    try (var application = Application.encrypted(vertx, authority.issue(NAME))) {
      EdgeConfigs configs = EdgeConfigs.of(issuer, application.port()).upstreamTls(NAME);
      try (var edge = EdgeProcess.start(configs, folder);
          var operator = new Operator(vertx, edge);
          var load = TlsLoad.start(vertx, edge, issuer.longLivedToken())) {
        long step = REQUESTS / (ROTATIONS + 1);
        for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
          load.awaitPassed(rotation * step);
          var next = new CertificateAuthority("upstream CA " + rotation);
          folder.mountUpstreamCa(authority.certificatePem() + next.certificatePem());
          apply(operator, folder, configs);
          application.rotate(next.issue(NAME));
          long connectionsBefore = application.connections();
          folder.mountUpstreamCa(next.certificatePem());
          apply(operator, folder, configs);
          load.awaitPassed(load.passed() + step / 4);
          assertThat(application.connections())
              .as("connections that trust the new authority alone")
              .isGreaterThan(connectionsBefore);
          authority = next;
        }
        load.awaitPassed(REQUESTS);
        load.stopAndAssertNoneLost();
        System.out.printf(
            "%d rotations of the upstream's authority: %s%n", ROTATIONS, load.figures());
      }
    }
  }

  private static void apply(Operator operator, EdgeFolder folder, EdgeConfigs configs) {
    ApplyReply reply = operator.push(folder.sealed(configs.nextGeneration()));
    assertThat(reply.outcome()).as(reply.message()).isEqualTo(ApplyOutcome.APPLIED);
  }
}
