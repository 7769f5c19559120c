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
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.PlaintextPolicy;
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
  private EdgeUnderTest() {}

  /** Plaintext behind a terminating load balancer, one protected route, keys by URL. */
  static EdgeConfig config(
      String issuer,
      int httpPort,
      int httpsPort,
      String upstreamAddress,
      int upstreamPort,
      AccessLogConfig.Level accessLog) {
    return EdgeConfig.of(
        new EdgeIdentity("bench", "orders", 1),
        List.of("orders.example.com"),
        new ListenerConfig(
            httpPort,
            httpsPort,
            Optional.empty(),
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
                60_000)),
        new HeaderConfig(
            AuthorizationForwarding.KEEP, List.of(), 65_536, List.of(), Optional.empty()),
        new ReadinessConfig(Optional.empty(), true),
        new AccessLogConfig(accessLog, 100),
        Map.of());
  }

  /** A certificate that is its own authority: nobody speaks to the admin port here. */
  static void writeAdminFolder(Path folder) {
    Path certificate = folder.resolve(AdminApi.ADMIN_CERTIFICATE);
    try {
      Files.createDirectories(folder);
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
                  "subjectAltName=DNS:" + AdminApi.podName("bench", "orders"),
                  "-keyout",
                  folder.resolve(AdminApi.ADMIN_KEY).toString(),
                  "-out",
                  certificate.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!Files.exists(certificate)) {
        throw new IllegalStateException("openssl made no certificate: " + output);
      }
      Files.copy(certificate, folder.resolve(AdminApi.ADMIN_CA));
      Files.write(folder.resolve(AdminApi.DIGEST_KEY), new byte[32]);
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
