package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.BoringClient;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.OpensslClient;
import io.oauthedge.dataplane.process.edge.RawHello;
import io.oauthedge.dataplane.process.support.Command;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code openssl s_client} cannot talk an edge into, by both policies and both providers. */
@ParameterizedClass(name = "{0} by {1}")
@CsvSource({"INTERMEDIATE,BoringSSL", "INTERMEDIATE,JDK", "MODERN,BoringSSL", "MODERN,JDK"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsPolicyIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final String ANY_STRENGTH = ":@SECLEVEL=0";

  /** Suites that openssl offers when it is made to, and the numbers of those that it lost. */
  private static final Map<String, Integer> WEAK =
      Map.of(
          "eNULL", 0x0002,
          "EXPORT", 0x0003,
          "RC4", 0x0005,
          "3DES", 0x000a,
          "ADH", 0x0034,
          "AES128-GCM-SHA256", 0x009c,
          "ECDHE-ECDSA-AES128-SHA", 0xc009,
          "ECDHE-ECDSA-AES256-SHA384", 0xc024,
          "DHE-RSA-AES128-GCM-SHA256", 0x009e);

  // The values are JUnit's to set; these are for the compiler.
  @Parameter(0)
  private CipherPolicy policy = CipherPolicy.INTERMEDIATE;

  @Parameter(1)
  private String provider = "";

  @SuppressWarnings("NullAway.Init")
  private EdgeProcess edge;

  @BeforeParameterizedClassInvocation
  void startEdge(CipherPolicy policy, String provider) {
    edge = EdgeProcess.startWithProvider(EdgeConfigs.of(ISSUER, 1).cipherPolicy(policy), provider);
  }

  @AfterParameterizedClassInvocation
  void stopEdge() {
    edge.close();
  }

  @Test
  void theProviderIsTheOneAskedFor() {
    assertThat(edge.metrics()).contains("oauthedge_tls_provider{provider=\"" + provider + "\"} 1");
    assertThat(edge.metrics()).contains("oauthedge_certificate_not_after_seconds{file=");
  }

  @Test
  void oldVersionsAreRefused() {
    assertThat(openssl("-ssl3").output()).as("openssl speaks it no more").contains("nknown option");
    assertThat(RawHello.isRefused(edge, 0x0300, 0x002f)).as("SSLv3").isTrue();
    assertRefused("-tls1", "-cipher", "DEFAULT" + ANY_STRENGTH);
    assertRefused("-tls1_1", "-cipher", "DEFAULT" + ANY_STRENGTH);
    assertCounted(ConnectionRefusal.TLS_VERSION_REFUSED);
  }

  @Test
  void tls12DependsOnThePolicyAndTls13IsAlwaysSpoken() {
    var result = openssl("-tls1_2");

    if (policy == CipherPolicy.MODERN) {
      assertThat(result.output()).contains("alert protocol version");
    } else {
      assertThat(result.output()).contains("Compression: NONE").contains("New, TLSv1.2, Cipher is");
    }
    assertThat(openssl("-tls1_3").output()).contains("New, TLSv1.3");
  }

  @Test
  void weakSuitesAreRefusedOrCannotBeSentByOpensslAndAreRefusedThen() {
    var unsendable = new ArrayList<String>();
    WEAK.forEach(
        (suite, number) -> {
          var result = openssl("-tls1_2", "-cipher", suite + ANY_STRENGTH);
          if (result.output().contains("no cipher match")) {
            unsendable.add(suite);
          } else {
            assertThat(result.output()).as(suite).contains(" alert ").contains("New, (NONE)");
          }
          assertThat(RawHello.isRefused(edge, 0x0303, number)).as(suite).isTrue();
        });

    assertThat(unsendable).as("sent by hand alone").isSubsetOf("EXPORT", "RC4", "3DES");
  }

  @Test
  void theKeyExchangeHasMozillasGroupsAlone() {
    for (String group : List.of("X25519", "P-256", "P-384")) {
      assertThat(openssl("-groups", group).output()).as(group).contains("New, TLSv1.3");
    }
    for (String group : List.of("P-521", "X448", "ffdhe2048")) {
      assertRefused("-groups", group);
    }
    assertCounted(ConnectionRefusal.TLS_CIPHER_REFUSED);
  }

  @Test
  void theKeyExchangeThatQuantumComputersDoNotBreakIsBoringSslsAlone() {
    assertThat(BoringClient.agreesOn(edge, "x25519")).as("the client itself").isTrue();
    assertThat(BoringClient.agreesOn(edge, "X25519MLKEM768"))
        .isEqualTo(provider.equals("BoringSSL"));
  }

  @Test
  void nothingIsSignedWithSha1() {
    assertRefused(
        "-tls1_2", "-sigalgs", "ECDSA+SHA1:RSA+SHA1", "-cipher", "DEFAULT" + ANY_STRENGTH);
  }

  @Test
  void aClientThatFellBackIsRefused() {
    assertRefused("-tls1_2", "-fallback_scsv");
  }

  @Test
  void nothingIsBegunAnewWithinAConnection() {
    String output = interactive("R\n", "-tls1_2");

    assertThat(output)
        .contains(policy == CipherPolicy.MODERN ? "alert protocol version" : "RENEGOTIATING")
        .contains(" alert ");
  }

  @Test
  void noDataComesBeforeTheHandshakeEnds() {
    String output = interactive("GET / HTTP/1.0\r\n\r\n", "-tls1_3");

    assertThat(output).contains("Max Early Data: 0").contains("HTTP/1.0 ");
  }

  @Test
  void aClientThatDoesNotTrustTheCertificateIsCounted(@TempDir Path files) throws IOException {
    Path stranger = files.resolve("ca.pem");
    Files.writeString(stranger, edge.folder().adminCa().certificatePem());

    openssl("-tls1_2", "-verify_return_error", "-CAfile", stranger.toString());
    openssl("-tls1_3", "-verify_return_error", "-CAfile", stranger.toString());

    if (policy == CipherPolicy.INTERMEDIATE) {
      assertCounted(ConnectionRefusal.TLS_CERTIFICATE_REFUSED);
    }
    // In TLS 1.3 openssl tells before it has the keys to tell it with, so that no edge can read it.
    assertCounted(ConnectionRefusal.TLS_HANDSHAKE_FAILED);
  }

  @Test
  void aTokenInPlaintextIsCountedAndNeverLogged() throws IOException {
    byte[] request =
        "GET / HTTP/1.1\r\nAuthorization: Bearer s3cr3t\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket(edge.address(), edge.httpsPort())) {
      socket.getOutputStream().write(request);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotStartWith("HTTP");
    }

    assertCounted(ConnectionRefusal.TLS_ABSENT);
    await().until(() -> edge.output().contains("\"TLS_ABSENT\""));
    assertThat(edge.output()).contains("\"peer\":\"127.0.0.1\"");
    assertThat(edge.output())
        .doesNotContain("s3cr3t")
        .doesNotContain(HexFormat.of().formatHex("s3cr3t".getBytes(StandardCharsets.US_ASCII)));
  }

  private void assertRefused(String... arguments) {
    assertThat(openssl(arguments).output())
        .as(String.join(" ", arguments))
        .contains("New, (NONE)")
        .doesNotContain("no cipher match");
  }

  private void assertCounted(ConnectionRefusal reason) {
    await()
        .until(
            () ->
                edge.metrics()
                    .lines()
                    .anyMatch(
                        line ->
                            line.startsWith(
                                    "oauthedge_connections_refused_total{reason=\"" + reason)
                                && !line.endsWith(" 0.0")));
  }

  private Command.Result openssl(String... options) {
    return new OpensslClient(edge).handshake(options);
  }

  private String interactive(String input, String... options) {
    return new OpensslClient(edge).converse(EdgeConfigs.HOST, input, options);
  }
}
