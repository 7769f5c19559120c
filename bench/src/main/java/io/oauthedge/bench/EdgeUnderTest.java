package io.oauthedge.bench;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.ReadinessConfig;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.TlsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configuration, the files and the command of the edge in a side-by-side run. */
final class EdgeUnderTest {
  static final byte[] DIGEST_KEY = new byte[32];

  private EdgeUnderTest() {}

  /** Where the edge finds its certificate, below its root. */
  static final KeyPairFiles TLS_FILES =
      new KeyPairFiles("/etc/oauthedge/tls/orders/tls.crt", "/etc/oauthedge/tls/orders/tls.key");

  /** Plaintext behind a terminating load balancer, one protected route, keys by URL. */
  static EdgeConfig config(
      String issuer,
      int httpPort,
      int httpsPort,
      String upstreamAddress,
      int upstreamPort,
      AccessLogConfig.Level accessLog) {
    return config(
        issuer,
        httpPort,
        httpsPort,
        Optional.empty(),
        Map.of(),
        upstreamAddress,
        upstreamPort,
        accessLog);
  }

  /** The same beside a TLS listener, with the digests of its files. */
  static EdgeConfig config(
      String issuer,
      int httpPort,
      int httpsPort,
      Optional<TlsConfig> tls,
      Map<String, String> files,
      String upstreamAddress,
      int upstreamPort,
      AccessLogConfig.Level accessLog) {
    return EdgeConfig.of(
        new EdgeIdentity("bench", "orders", 1),
        List.of("orders.example.com"),
        new ListenerConfig(
            httpPort,
            httpsPort,
            tls,
            PlaintextPolicy.TERMINATED_UPSTREAM,
            Optional.empty(),
            Optional.empty(),
            120_000,
            0,
            1_000),
        List.of("127.0.0.0/8"),
        List.of(
            new IssuerConfig(
                "bench",
                issuer,
                List.of("orders-api"),
                List.of(),
                Optional.of(issuer + "/jwks"),
                Optional.empty(),
                List.of("RS256"),
                30_000,
                List.of(),
                List.of("at+jwt", "JWT"))),
        List.of(
            new RouteConfig(
                "all",
                "/",
                PathType.PREFIX,
                Set.of(),
                Access.PROTECTED,
                List.of("orders.read"),
                List.of(),
                "default",
                Optional.empty())),
        List.of(
            new UpstreamConfig(
                "default",
                UpstreamProtocol.HTTP1,
                upstreamAddress,
                upstreamPort,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2_000,
                30_000,
                60_000,
                Optional.empty(),
                RequestLimitsConfig.STANDARD)),
        new HeaderConfig(
            AuthorizationForwarding.KEEP, List.of(), 65_536, List.of(), Optional.empty()),
        new ReadinessConfig(Optional.empty(), true),
        new AccessLogConfig(accessLog, 100),
        files);
  }

  /** A certificate that is its own authority: nobody speaks to the admin port here. */
  static void writeAdminFolder(Path folder) {
    Path certificate = folder.resolve(AdminApi.ADMIN_CERTIFICATE);
    selfSigned(
        certificate, folder.resolve(AdminApi.ADMIN_KEY), AdminApi.podName("bench", "orders"));
    try {
      Files.copy(certificate, folder.resolve(AdminApi.ADMIN_CA));
      Files.write(folder.resolve(AdminApi.DIGEST_KEY), DIGEST_KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a new certificate on P-256 for a name, and its key. */
  static void selfSigned(Path certificate, Path key, String name) {
    try {
      Files.createDirectories(certificate.getParent());
      Process openssl =
          new ProcessBuilder(
                  "openssl",
                  "req",
                  "-x509",
                  "-newkey",
                  "ec",
                  "-pkeyopt",
                  "ec_paramgen_curve:prime256v1",
                  "-nodes",
                  "-days",
                  "1",
                  "-subj",
                  "/CN=edge",
                  "-addext",
                  "subjectAltName=DNS:" + name,
                  "-keyout",
                  key.toString(),
                  "-out",
                  certificate.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!Files.exists(certificate)) {
        throw new IllegalStateException("openssl made no certificate: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dataplane on this JVM's class path. */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        "io.oauthedge.dataplane.DataplaneMain",
        "--config",
        "/etc/oauthedge/config/edge.json",
        "--admin-dir",
        "/etc/oauthedge/admin");
  }
}
