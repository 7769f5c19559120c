package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.OpensslClient;
import io.oauthedge.dataplane.process.edge.Surroundings;
import io.oauthedge.dataplane.process.support.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code openssl s_client} and curl see of an edge, by both providers. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"BoringSSL", "JDK"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFactsIT {
  // The value is JUnit's to set; this is for the compiler.
  @Parameter private String provider = "";

  private String caFile = "";

  @SuppressWarnings("NullAway.Init")
  private Surroundings surroundings;

  @SuppressWarnings("NullAway.Init")
  private EdgeProcess edge;

  @BeforeParameterizedClassInvocation
  void startEdge() {
    surroundings = new Surroundings();
    edge = EdgeProcess.startWithProvider(surroundings.configs(), provider);
    caFile = edge.folder().publicCaFile().toString();
  }

  @AfterParameterizedClassInvocation
  void stopEdge() {
    edge.close();
    surroundings.close();
  }

  @Test
  void tls11IsRefusedThoughTheClientWouldSpeakIt() {
    var result = openssl("-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("alert protocol version");
  }

  @Test
  void tls12IsAcceptedWithForwardSecrecy() {
    var result = openssl("-tls1_2");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("Protocol  : TLSv1.2").contains("ECDHE");
  }

  @Test
  void tls13IsAccepted() {
    var result = openssl("-tls1_3");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("New, TLSv1.3");
  }

  @Test
  void theCertificateIsThatOfTheHostAndItsChainVerifies() {
    var result =
        openssl("-CAfile", caFile, "-verify_return_error", "-verify_hostname", EdgeConfigs.HOST);

    assertThat(result.output()).contains("Verify return code: 0 (ok)");
    assertThat(result.output()).contains("subject=CN = " + EdgeConfigs.HOST);
  }

  @Test
  void alpnChoosesHttp2() {
    assertThat(openssl("-alpn", "h2,http/1.1").output()).contains("ALPN protocol: h2");
  }

  @Test
  void alpnFallsBackToHttp11() {
    assertThat(openssl("-alpn", "http/1.1").output()).contains("ALPN protocol: http/1.1");
  }

  @Test
  void curlIsServedOverHttp2() {
    assertThat(curl("https", "--http2", "-H", bearer())).isEqualTo("2 200 ");
  }

  @Test
  void curlIsServedOverHttp11() {
    assertThat(curl("https", "--http1.1", "-H", bearer())).isEqualTo("1.1 200 ");
  }

  @Test
  void plaintextWithoutCredentialsIsRedirected() {
    assertThat(curl("http")).startsWith("1.1 308 https://" + EdgeConfigs.HOST);
  }

  @Test
  void plaintextWithATokenIsRefusedAndNeverRedirected() {
    assertThat(curl("http", "-H", bearer())).isEqualTo("1.1 403 ");
  }

  @Test
  void plaintextIsRefusedWhereThePolicySaysSo() {
    try (var strict =
        EdgeProcess.startWithProvider(
            surroundings.configs().plaintext(PlaintextPolicy.REFUSE), provider)) {
      assertThat(curl(strict, "http")).isEqualTo("1.1 403 ");
    }
  }

  private String bearer() {
    return "Authorization: Bearer " + surroundings.token();
  }

  private Command.Result openssl(String... options) {
    return new OpensslClient(edge).handshake(options);
  }

  private String curl(String scheme, String... arguments) {
    return curl(edge, scheme, arguments);
  }

  /** HTTP version, status and redirect target. */
  private String curl(EdgeProcess target, String scheme, String... arguments) {
    int port = scheme.equals("https") ? target.httpsPort() : target.httpPort();
    var all =
        new ArrayList<>(
            List.of(
                "--silent",
                "--show-error",
                "--output",
                "/dev/null",
                "--write-out",
                "%{http_version} %{http_code} %{redirect_url}",
                "--cacert",
                caFile,
                "--resolve",
                EdgeConfigs.HOST + ":" + port + ":" + target.address()));
    all.addAll(List.of(arguments));
    all.add(scheme + "://" + EdgeConfigs.HOST + ":" + port + "/orders/1");
    return Command.run("curl", "curl", all.toArray(String[]::new)).output();
  }
}
