package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.edge.SteadyLoad;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.Command;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Configuration and certificates change while valid requests flow. */
class ReloadIT {
  @Test
  void aPushedConfigurationTakesOverWithoutALostRequest() {
    try (var surroundings = new Surroundings();
        var second = new Application(surroundings.vertx())) {
      EdgeConfigs configs = surroundings.configs();
      try (var edge = EdgeProcess.start(configs);
          var operator = new Operator(surroundings.vertx(), edge);
          var client = Client.tls(surroundings.vertx(), edge)) {
        String token = surroundings.token();
        var load = SteadyLoad.start(surroundings.vertx(), client, () -> token);
        load.awaitPassed(300);

        EdgeConfig moved = edge.folder().sealed(configs.generation(2).upstreamPort(second.port()));
        ApplyReply reply = operator.push(moved);

        assertThat(reply.outcome()).as(reply.message()).isEqualTo(ApplyOutcome.APPLIED);
        assertThat(operator.report().configHash()).isEqualTo(moved.hash());
        load.awaitPassed(300);
        load.stopAndAssertNoneLost();
        assertThat(second.requests()).isGreaterThanOrEqualTo(250);
        assertThat(surroundings.application().requests()).isGreaterThanOrEqualTo(300);
      }
    }
  }

  @Test
  void aCertificateThatIsRolledServesNewConnectionsAndEndsNoOldOne() {
    try (var surroundings = new Surroundings()) {
      EdgeConfigs configs = surroundings.configs();
      var folder = new EdgeFolder();
      try (var edge = EdgeProcess.start(configs, folder);
          var operator = new Operator(surroundings.vertx(), edge);
          var client = Client.tls(surroundings.vertx(), edge)) {
        String token = surroundings.token();
        String before = servedSerial(edge);
        var load = SteadyLoad.start(surroundings.vertx(), client, () -> token);
        load.awaitPassed(300);

        folder.rollTlsSecret();
        EdgeConfig rolled = folder.sealed(configs.generation(2));
        operator.push(rolled);

        await("the edge serves with the new files")
            .atMost(Duration.ofSeconds(30))
            .until(() -> operator.report().files().equals(rolled.files()));
        assertThat(servedSerial(edge)).isNotEqualTo(before);
        load.awaitPassed(300);
        load.stopAndAssertNoneLost();
      }
    }
  }

  private static String servedSerial(EdgeProcess edge) {
    var shown =
        Command.run(
            "sh",
            "dash",
            "-c",
            "openssl s_client -connect %s:%d -servername %s </dev/null 2>/dev/null | openssl x509"
                    .formatted(edge.address(), edge.httpsPort(), EdgeConfigs.HOST)
                + " -noout -serial");
    assertThat(shown.output()).startsWith("serial=");
    return shown.output();
  }
}
