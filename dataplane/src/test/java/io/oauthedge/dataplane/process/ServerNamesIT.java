package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Handshake;
import io.oauthedge.dataplane.process.edge.OpensslClient;
import io.oauthedge.dataplane.process.edge.Operator;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One edge, several certificates: who is shown which, by both providers. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"BoringSSL", "JDK"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerNamesIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Application APPLICATION = new Application(VERTX);

  /** Has no certificate of its own. */
  private static final String ALIAS = "shop.example.com";

  private static final String PARTNERS = "partners.example.com";
  private static final String TENANT = "blue.tenants.example.com";
  private static final String OTHER_TENANT = "red.tenants.example.com";

  // The value is JUnit's to set; this is for the compiler.
  @Parameter private String provider = "";

  private final EdgeFolder folder = new EdgeFolder();
  private final EdgeConfigs configs =
      EdgeConfigs.of(ISSUER, APPLICATION.port())
          .alsoServing(ALIAS)
          .alsoServingBy("partners-tls", PARTNERS)
          .alsoServingBy("tenants-tls", TENANT, OTHER_TENANT);
  private final Map<String, Issued> mounted = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  private EdgeProcess edge;

  @BeforeParameterizedClassInvocation
  void startEdge() {
    mount(EdgeConfigs.TLS_SECRET, EdgeConfigs.HOST, ALIAS);
    mount("partners-tls", PARTNERS);
    mount("tenants-tls", "*.tenants.example.com");
    edge = EdgeProcess.startWithProvider(configs, folder, provider);
  }

  @AfterParameterizedClassInvocation
  void stopEdge() {
    edge.close();
  }

  private void mount(String secretName, String... names) {
    Issued fresh = folder.issueTls(names);
    folder.mountTls(secretName, fresh);
    mounted.put(secretName, fresh);
  }

  @Test
  void eachHostHasItsOwnCertificate() {
    assertShown(PARTNERS, "partners-tls");
    assertShown(PARTNERS.toUpperCase(Locale.ROOT), "partners-tls");
    assertShown(EdgeConfigs.HOST, EdgeConfigs.TLS_SECRET);
  }

  @Test
  void aHostWithoutOneOfItsOwnHasTheFirst() {
    assertShown(ALIAS, EdgeConfigs.TLS_SECRET);
  }

  @Test
  void aWildcardServesTheHostsThatAreWrittenAndNoOthers() {
    assertShown(TENANT, "tenants-tls");
    assertShown(OTHER_TENANT, "tenants-tls");
    assertShown("green.tenants.example.com", EdgeConfigs.TLS_SECRET);
  }

  @Test
  void unknownNamesAndNoneGetTheFirst() {
    assertShown("who.example.net", EdgeConfigs.TLS_SECRET);
    assertShown(Optional.empty(), EdgeConfigs.TLS_SECRET);
  }

  @Test
  void theOthersStayWhenOneIsRenewed() {
    Issued before = mounted("partners-tls");
    mount("partners-tls", PARTNERS);

    ApplyReply reply;
    try (var operator = new Operator(VERTX, edge)) {
      reply = operator.push(folder.sealed(configs.nextGeneration()));
    }

    assertThat(reply.outcome()).as(reply.message()).isEqualTo(ApplyOutcome.APPLIED);
    assertThat(mounted("partners-tls")).isNotEqualTo(before);
    assertShown(PARTNERS, "partners-tls");
    assertShown(EdgeConfigs.HOST, EdgeConfigs.TLS_SECRET);
    assertShown(TENANT, "tenants-tls");
  }

  @Test
  void aConnectionForAnotherHostIsSentAwayOverHttp1() {
    String answer =
        new OpensslClient(edge)
            .converse(
                PARTNERS,
                "GET /orders HTTP/1.1\r\nHost: " + TENANT + "\r\nConnection: close\r\n\r\n",
                "-quiet");

    assertThat(answer).contains("HTTP/1.1 421").contains("MISDIRECTED_REQUEST");
  }

  @Test
  void aConnectionForAnotherHostIsSentAwayOverHttp2() {
    try (var client = Client.http2(VERTX, edge)) {
      Exchange same = client.get(TENANT, TENANT, ISSUER.token());
      Exchange other = client.get(OTHER_TENANT, TENANT, ISSUER.token());
      Exchange unknown = client.get("who.example.net", TENANT, ISSUER.token());

      assertThat(same.status()).isEqualTo(200);
      assertThat(other.status()).isEqualTo(421);
      assertThat(other.reason()).isEqualTo("MISDIRECTED_REQUEST");
      assertThat(unknown.status()).isEqualTo(200);
    }
  }

  @Test
  void theEndOfEachIsAMetric() {
    assertThat(edge.metrics().lines())
        .filteredOn(line -> line.startsWith("oauthedge_certificate_not_after_seconds{"))
        .hasSize(mounted.size())
        .allSatisfy(
            line -> {
              String secretName = line.replaceAll(".*/([a-z-]+)/tls[.]crt.*", "$1");
              long end =
                  mounted(secretName).certificate().getNotAfter().toInstant().getEpochSecond();
              assertThat((long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                  .isEqualTo(end);
            });
  }

  private Issued mounted(String secretName) {
    return Objects.requireNonNull(mounted.get(secretName));
  }

  private void assertShown(String serverName, String secretName) {
    assertShown(Optional.of(serverName), secretName);
  }

  private void assertShown(Optional<String> serverName, String secretName) {
    assertThat(new OpensslClient(edge).certificate(serverName))
        .as("to openssl for %s", serverName)
        .isEqualTo(mounted(secretName).certificate());
    assertThat(Handshake.with(edge, serverName))
        .as("to Java for %s", serverName)
        .isEqualTo(mounted(secretName).certificate());
  }
}
