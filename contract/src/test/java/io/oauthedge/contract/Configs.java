package io.oauthedge.contract;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.ReadinessConfig;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.CertificateReport;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.contract.report.FateCount;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.contract.report.Tally;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.contract.report.UpstreamReport;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.TlsConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configurations that tests begin from. */
public final class Configs {
  private Configs() {}

  /** One issuer, one protected route, one upstream. */
  public static EdgeConfig orders() {
    return EdgeConfig.of(
        new EdgeIdentity("shop", "orders", 1),
        List.of("orders.example.com"),
        new ListenerConfig(
            8080,
            8443,
            Optional.of(
                new TlsConfig(
                    List.of(
                        new HostCertificate(
                            List.of(), new KeyPairFiles("/tls/tls.crt", "/tls/tls.key"))),
                    "TLSv1.2",
                    CipherPolicy.INTERMEDIATE)),
            PlaintextPolicy.REDIRECT,
            Optional.empty(),
            Optional.empty(),
            650_000,
            10_000,
            20_000),
        List.of("10.0.0.0/8"),
        List.of(
            new IssuerConfig(
                "shop",
                "https://idp.example.com/realms/shop",
                List.of("orders-api"),
                List.of("https://idp.example.com/realms/shop/.well-known/openid-configuration"),
                Optional.empty(),
                Optional.empty(),
                List.of("RS256", "ES256"),
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
                List.of(),
                List.of(),
                "default",
                Optional.empty())),
        List.of(
            new UpstreamConfig(
                "default",
                UpstreamProtocol.HTTP1,
                "orders",
                8080,
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
            AuthorizationForwarding.KEEP,
            List.of(),
            65_536,
            List.of(),
            Optional.of(new HstsConfig(31_536_000, false, false))),
        new ReadinessConfig(Optional.empty(), true),
        new AccessLogConfig(AccessLogConfig.Level.ALL, 100),
        Map.of("/tls/tls.crt", "aa", "/tls/tls.key", "bb"));
  }

  /** A pod that serves with {@link #orders} and has seen traffic. */
  public static EdgeReport report() {
    Instant start = Instant.parse("2026-11-01T10:00:00Z");
    return EdgeReport.of(
        start,
        start.plusSeconds(60),
        1,
        "hash",
        Map.of("/tls/tls.crt", "aa"),
        4,
        PathFindings.none().hash(),
        true,
        "",
        new FlowReport(FlowState.HEALTHY, false, 0, Optional.empty(), ""),
        List.of(
            new IssuerReport(
                "https://idp.example.com/realms/shop",
                2,
                Optional.of(start),
                Optional.empty(),
                Optional.empty())),
        new TlsReport(
            "BoringSSL",
            "",
            List.of(
                new CertificateReport(
                    List.of(), "/tls/tls.crt", "CN=orders", start.plusSeconds(86_400)))),
        List.of(new UpstreamReport("default", Optional.of(new EndpointCounts(2, 1, 0)))),
        new Tally(
            10,
            7,
            0,
            3,
            List.of(new ReasonCount(Reason.TOKEN_ABSENT, Hop.CLIENT, 3)),
            List.of(new FateCount("authorization", HeaderFate.DROPPED, Hop.LOAD_BALANCER, 1)),
            List.of(new ConnectionRefusalCount(ConnectionRefusal.TLS_VERSION_REFUSED, 2)),
            new RefreshCounts(5, 2, 3)));
  }
}
