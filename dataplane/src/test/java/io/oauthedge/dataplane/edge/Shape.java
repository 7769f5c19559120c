package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.ClaimHeader;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.ReadinessConfig;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.ProxyProtocolConfig;
import io.oauthedge.contract.tls.TlsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configuration of a test's edge: what a test does not say is the smallest that serves. */
public final class Shape {
  public static final String HOST = "orders.example.com";
  static final String OTHER_HOST = "shop.example.com";
  static final String CERTIFICATE = "/etc/oauthedge/tls/orders-tls/tls.crt";
  static final String KEY = "/etc/oauthedge/tls/orders-tls/tls.key";

  private final List<IssuerConfig> issuers;
  private final List<UpstreamConfig> upstreams = new ArrayList<>();
  private final List<RouteConfig> routes = new ArrayList<>();
  private PlaintextPolicy plaintext = PlaintextPolicy.REDIRECT;
  private List<String> trustedProxies = List.of();
  private AuthorizationForwarding authorization = AuthorizationForwarding.KEEP;
  private List<ClaimHeader> claimHeaders = List.of();
  private List<String> preserve = List.of();
  private Optional<ProxyProtocolConfig> proxyProtocol = Optional.empty();
  private Optional<HstsConfig> hsts = Optional.empty();
  private int maxHeaderBytes = 65_536;
  private long drainDelayMillis = 0;
  private long generation = 1;
  private RefreshProtectionConfig refreshProtection = RefreshProtectionConfig.STANDARD;
  private Optional<ClientCertificateConfig> clientCertificates = Optional.empty();

  private Shape(List<IssuerConfig> issuers) {
    this.issuers = issuers;
  }

  /** One issuer and one upstream; without routes of its own, everything is protected. */
  public static Shape of(Issuer issuer, UpstreamConfig... upstreams) {
    return of(issuer.config(), upstreams);
  }

  static Shape of(IssuerConfig issuer, UpstreamConfig... upstreams) {
    var shape = new Shape(List.of(issuer));
    shape.upstreams.addAll(List.of(upstreams));
    return shape;
  }

  public static RouteConfig route(String name, String path, Access access, String... scopes) {
    return new RouteConfig(
        name,
        path,
        PathType.PREFIX,
        Set.of(),
        access,
        List.of(scopes),
        List.of(),
        "default",
        Optional.empty());
  }

  public Shape routes(RouteConfig... more) {
    routes.addAll(List.of(more));
    return this;
  }

  public Shape plaintext(PlaintextPolicy policy) {
    plaintext = policy;
    return this;
  }

  public Shape trusting(String... cidrs) {
    trustedProxies = List.of(cidrs);
    return this;
  }

  Shape removingAuthorization() {
    authorization = AuthorizationForwarding.REMOVE;
    return this;
  }

  Shape claimHeader(String claim, String header) {
    claimHeaders = List.of(new ClaimHeader(claim, header));
    return this;
  }

  public Shape preserve(String... names) {
    preserve = List.of(names);
    return this;
  }

  Shape maxHeaderBytes(int bytes) {
    maxHeaderBytes = bytes;
    return this;
  }

  /** Demands the PROXY protocol, but for a direct port. */
  public Shape proxyProtocol() {
    proxyProtocol = Optional.of(new ProxyProtocolConfig(0));
    return this;
  }

  public Shape hsts(HstsConfig policy) {
    hsts = Optional.of(policy);
    return this;
  }

  Shape drainDelayMillis(long millis) {
    drainDelayMillis = millis;
    return this;
  }

  Shape clientCertificates(ClientCertificateConfig config) {
    clientCertificates = Optional.of(config);
    return this;
  }

  Shape protecting(RefreshProtectionConfig config) {
    refreshProtection = config;
    return this;
  }

  Shape generation(long number) {
    generation = number;
    return this;
  }

  EdgeConfig build(Map<String, String> files) {
    return EdgeConfig.of(
            new EdgeIdentity("shop", "orders", generation),
            List.of(HOST, OTHER_HOST),
            new ListenerConfig(
                0,
                0,
                Optional.of(
                    new TlsConfig(
                        List.of(new HostCertificate(List.of(), new KeyPairFiles(CERTIFICATE, KEY))),
                        "TLSv1.2",
                        CipherPolicy.INTERMEDIATE)),
                plaintext,
                clientCertificates,
                proxyProtocol,
                60_000,
                drainDelayMillis,
                5_000),
            trustedProxies,
            issuers,
            routes.isEmpty() ? List.of(route("all", "/", Access.PROTECTED)) : routes,
            upstreams,
            new HeaderConfig(authorization, preserve, maxHeaderBytes, claimHeaders, hsts),
            new ReadinessConfig(Optional.empty(), true),
            new AccessLogConfig(AccessLogConfig.Level.ALL, 100),
            files)
        .with(refreshProtection);
  }
}
