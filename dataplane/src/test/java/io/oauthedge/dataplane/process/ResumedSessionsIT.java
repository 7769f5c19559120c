package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.OpensslClient;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.support.OpensslAuthority;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A resumed session shows no certificate anew: what the ticket says of it must be judged as in the
 * full handshake, and by the lists of today. The JDK resumes no session of TLS 1.2 with openssl.
 */
@ParameterizedClass(name = "{1} by {0}")
@CsvSource({"BoringSSL,-tls1_2", "BoringSSL,-tls1_3", "JDK,-tls1_3"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedSessionsIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Application APPLICATION = new Application(VERTX);
  private static final Duration HOUR = Duration.ofHours(1);

  // The values are JUnit's to set; these are for the compiler.
  @Parameter(0)
  private String provider = "";

  @Parameter(1)
  private String version = "";

  private final EdgeConfigs configs =
      EdgeConfigs.of(ISSUER, APPLICATION.port()).requiringClientCertificates();
  private final EdgeFolder folder = new EdgeFolder();
  private final OpensslAuthority authority = OpensslAuthority.root("clients");

  @SuppressWarnings("NullAway.Init")
  private EdgeProcess edge;

  @BeforeParameterizedClassInvocation
  void startEdge() {
    folder.mountClientCa(authority.certificatePem(), authority.revocationListPem(HOUR));
    edge = EdgeProcess.startWithProvider(configs, folder, provider);
  }

  @AfterParameterizedClassInvocation
  void stopEdge() {
    edge.close();
  }

  @Test
  void aGoodCertificateIsGoodStill(@TempDir Path files) {
    var client = new Resuming(files, client(authority, "billing"));

    assertThat(client.full()).contains("HTTP/1.1 200");
    assertThat(client.resumed()).contains("HTTP/1.1 200");
  }

  @Test
  void aStrangersCertificateIsRefusedStill(@TempDir Path files) {
    // By the same name: clients send none that the edge does not ask for.
    var client = new Resuming(files, client(OpensslAuthority.root("clients"), "billing"));

    assertThat(client.full()).contains("CLIENT_CERTIFICATE_INVALID");
    assertThat(client.resumed()).contains("CLIENT_CERTIFICATE_INVALID");
  }

  @Test
  void noCertificateIsNoneStill(@TempDir Path files) {
    var client = new Resuming(files);

    assertThat(client.full()).contains("CLIENT_CERTIFICATE_ABSENT");
    assertThat(client.resumed()).contains("CLIENT_CERTIFICATE_ABSENT");
  }

  @Test
  void whatWasRevokedMeanwhileIsRefused(@TempDir Path files) {
    OpensslAuthority.Issued gone = client(authority, "gone");
    var client = new Resuming(files, gone);
    assertThat(client.full()).contains("HTTP/1.1 200");
    authority.revoke(gone);
    folder.mountClientCa(authority.certificatePem(), authority.revocationListPem(HOUR));

    ApplyReply reply;
    try (var operator = new Operator(VERTX, edge)) {
      reply = operator.push(folder.sealed(configs.nextGeneration()));
    }

    assertThat(reply.outcome()).as(reply.message()).isEqualTo(ApplyOutcome.APPLIED);
    assertThat(client.resumed()).contains("CLIENT_CERTIFICATE_REVOKED");
  }

  private static OpensslAuthority.Issued client(OpensslAuthority by, String name) {
    return by.issue(name, Duration.ofDays(1), "extendedKeyUsage=clientAuth");
  }

  /** A client that keeps its session between two connections. */
  private final class Resuming {
    private final String session;
    private final List<String> shown = new ArrayList<>();

    private Resuming(Path files) {
      session = files.resolve("session.pem").toString();
    }

    private Resuming(Path files, OpensslAuthority.Issued own) {
      this(files);
      shown.addAll(List.of("-cert", own.certificate().toString(), "-key", own.key().toString()));
    }

    private String full() {
      String output = request("-sess_out", session);
      assertThat(output).contains("New, TLSv1.");
      return output;
    }

    private String resumed() {
      String output = request("-sess_in", session);
      assertThat(output).contains("Reused, TLSv1.").doesNotContain("New, TLSv1.");
      return output;
    }

    private String request(String... options) {
      var all = new ArrayList<>(List.of(version));
      all.addAll(shown);
      all.addAll(List.of(options));
      return new OpensslClient(edge)
          .converse(
              EdgeConfigs.HOST,
              "GET /orders HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                  .formatted(EdgeConfigs.HOST, ISSUER.token()),
              all.toArray(String[]::new));
    }
  }
}
