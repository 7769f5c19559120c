package io.oauthedge.dataplane.process.edge;

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
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.TlsConfig;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.support.FreePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Composes the configuration of a test's edge; what a test does not say has a default. */
public final class EdgeConfigs {
  public static final String HOST = "orders.example.com";
  public static final String NAMESPACE = "shop";
  public static final String NAME = "orders";
  public static final String AUDIENCE = "orders-api";

  /** The Secret of the first certificate. */
  public static final String TLS_SECRET = "orders-tls";

  static final String TLS_DIRECTORY = "/etc/oauthedge/tls/";
  static final String UPSTREAM_CA = "/etc/oauthedge/ca/orders-ca/ca.crt";
  static final String CLIENT_ID = "/etc/oauthedge/client/orders-client/client-id";
  static final String CLIENT_SECRET = "/etc/oauthedge/client/orders-client/client-secret";

  static final String CLIENT_CA = "/etc/oauthedge/client-ca/clients/ca.crt";
  static final String CLIENT_LISTS = "/etc/oauthedge/client-ca/clients/ca.crl";

  private final int httpPort = FreePort.on("127.0.0.1");
  private final int httpsPort = FreePort.on("127.0.0.1");
  private final IssuerConfig issuer;
  private final List<String> hosts = new ArrayList<>(List.of(HOST));
  private final List<HostCertificate> certificates =
      new ArrayList<>(List.of(certificateOf(TLS_SECRET)));
  private int upstreamPort;
  private CipherPolicy cipherPolicy = CipherPolicy.INTERMEDIATE;
  private PlaintextPolicy plaintext = PlaintextPolicy.REDIRECT;
  private List<String> trustedProxies = List.of();
  private Access access = Access.PROTECTED;
  private List<String> scopes = List.of();
  private List<String> preserve = List.of();
  private ReadinessConfig readiness = new ReadinessConfig(Optional.empty(), true);
  private Optional<String> upstreamName = Optional.empty();
  private Optional<ClientCertificateConfig> clientCertificates = Optional.empty();
  private long drainDelayMillis = 0;
  private Optional<SessionAffinityConfig> affinity = Optional.empty();
  private long generation = 1;

  private EdgeConfigs(IssuerConfig issuer, int upstreamPort) {
    this.issuer = issuer;
    this.upstreamPort = upstreamPort;
  }

  /** One issuer, one protected route, one upstream on the loopback address. */
  public static EdgeConfigs of(String issuer, String metadataUrl, int upstreamPort) {
    return new EdgeConfigs(
        new IssuerConfig(
            "shop",
            issuer,
            List.of(AUDIENCE),
            List.of(metadataUrl),
            Optional.empty(),
            Optional.empty(),
            List.of("RS256", "ES256"),
            30_000,
            List.of(),
            List.of("at+jwt", "JWT")),
        upstreamPort);
  }

  /** The same with the tokens of an issuer in this process. */
  public static EdgeConfigs of(Issuer issuer, int upstreamPort) {
    return new EdgeConfigs(issuer.config(), upstreamPort);
  }

  /** Plaintext is served behind the proxies on this machine, which say https. */
  public EdgeConfigs behindTerminatingProxy() {
    plaintext = PlaintextPolicy.TERMINATED_UPSTREAM;
    trustedProxies = List.of("127.0.0.0/8");
    return this;
  }

  /** Networks whose word about the client is believed. */
  public EdgeConfigs trusting(String... networks) {
    trustedProxies = List.of(networks);
    return this;
  }

  public EdgeConfigs plaintext(PlaintextPolicy policy) {
    plaintext = policy;
    return this;
  }

  /** More hosts, which the first certificate serves. */
  public EdgeConfigs alsoServing(String... more) {
    hosts.addAll(List.of(more));
    return this;
  }

  /** More hosts with a certificate of their own; see {@link EdgeFolder#mountTls}. */
  public EdgeConfigs alsoServingBy(String secretName, String... more) {
    certificates.add(certificateOf(secretName, more));
    return alsoServing(more);
  }

  private static HostCertificate certificateOf(String secretName, String... served) {
    String mount = TLS_DIRECTORY + secretName;
    return new HostCertificate(
        List.of(served), new KeyPairFiles(mount + "/tls.crt", mount + "/tls.key"));
  }

  public EdgeConfigs cipherPolicy(CipherPolicy policy) {
    cipherPolicy = policy;
    return this;
  }

  /** Clients must show a certificate; see {@link EdgeFolder#mountClientCa}. */
  public EdgeConfigs requiringClientCertificates() {
    clientCertificates =
        Optional.of(
            new ClientCertificateConfig(
                ClientCertificateMode.REQUIRE,
                CLIENT_CA,
                Optional.of(CLIENT_LISTS),
                Optional.empty(),
                false));
    return this;
  }

  public EdgeConfigs scopes(String... all) {
    scopes = List.of(all);
    return this;
  }

  /** All paths are an authorization server's own endpoints. */
  public EdgeConfigs tokenEndpoint() {
    access = Access.TOKEN_ENDPOINT;
    return this;
  }

  public EdgeConfigs preserve(String... names) {
    preserve = List.of(names);
    return this;
  }

  /** How long the edge serves on after SIGTERM. */
  public EdgeConfigs drainDelayMillis(long millis) {
    drainDelayMillis = millis;
    return this;
  }

  public EdgeConfigs upstreamPort(int port) {
    upstreamPort = port;
    return this;
  }

  /** The upstream is encrypted and proves this name; see {@link EdgeFolder#mountUpstreamCa}. */
  public EdgeConfigs upstreamTls(String serverName) {
    upstreamName = Optional.of(serverName);
    return this;
  }

  public EdgeConfigs nextGeneration() {
    return generation(generation + 1);
  }

  /** What ties the requests of a session to one endpoint. */
  public EdgeConfigs affinity(SessionAffinityConfig config) {
    affinity = Optional.of(config);
    return this;
  }

  public EdgeConfigs generation(long number) {
    generation = number;
    return this;
  }

  /** Ready only while the token endpoint gives valid tokens, or regardless of it. */
  public EdgeConfigs tokenEndpointProbe(
      long intervalMillis, int failureThreshold, boolean routeAway) {
    readiness =
        new ReadinessConfig(
            Optional.of(
                new TokenEndpointProbe(
                    "shop",
                    Optional.empty(),
                    CLIENT_ID,
                    CLIENT_SECRET,
                    Optional.empty(),
                    intervalMillis,
                    failureThreshold,
                    1)),
            routeAway);
    return this;
  }

  /** The files that the configuration names. */
  Set<String> files() {
    var files = new TreeSet<String>();
    for (HostCertificate certificate : certificates) {
      files.add(certificate.files().certificateFile());
      files.add(certificate.files().keyFile());
    }
    clientCertificates.ifPresent(clients -> files.addAll(List.of(CLIENT_CA, CLIENT_LISTS)));
    upstreamName.ifPresent(name -> files.add(UPSTREAM_CA));
    readiness
        .tokenEndpoint()
        .ifPresent(probe -> files.addAll(List.of(probe.clientIdFile(), probe.clientSecretFile())));
    return files;
  }

  /** The configuration with the digests of the files that it needs, by path. */
  EdgeConfig build(Map<String, String> files) {
    return EdgeConfig.of(
        new EdgeIdentity(NAMESPACE, NAME, generation),
        hosts,
        new ListenerConfig(
            httpPort,
            httpsPort,
            Optional.of(
                new TlsConfig(
                    certificates,
                    cipherPolicy == CipherPolicy.MODERN ? "TLSv1.3" : "TLSv1.2",
                    cipherPolicy)),
            plaintext,
            clientCertificates,
            Optional.empty(),
            120_000,
            drainDelayMillis,
            10_000),
        trustedProxies,
        List.of(issuer),
        List.of(
            new RouteConfig(
                "all",
                "/",
                PathType.PREFIX,
                Set.of(),
                access,
                scopes,
                List.of(),
                "default",
                Optional.empty())),
        List.of(
            new UpstreamConfig(
                "default",
                upstreamName.isPresent() ? UpstreamProtocol.HTTPS : UpstreamProtocol.HTTP1,
                "127.0.0.1",
                upstreamPort,
                Optional.empty(),
                upstreamName.map(name -> UPSTREAM_CA),
                upstreamName,
                Optional.empty(),
                2_000,
                30_000,
                60_000,
                affinity,
                RequestLimitsConfig.STANDARD)),
        new HeaderConfig(
            AuthorizationForwarding.KEEP, preserve, 65_536, List.of(), Optional.empty()),
        readiness,
        new AccessLogConfig(AccessLogConfig.Level.REJECTED, 100),
        files);
  }
}
