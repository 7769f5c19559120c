package io.oauthedge.dataplane.snapshot;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.dataplane.certificate.ClientCertificates;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.forward.OriginReader;
import io.oauthedge.dataplane.forward.TrustedProxies;
import io.oauthedge.dataplane.header.RequestHeaders;
import io.oauthedge.dataplane.header.StrictTransport;
import io.oauthedge.dataplane.limit.RequestGate;
import io.oauthedge.dataplane.proxy.Shared;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.oauthedge.dataplane.route.RouteTable;
import io.oauthedge.dataplane.token.TokenVerifier;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a request needs, compiled once and immutable; a request keeps the one it began with.
 *
 * <p>Its upstreams stay open until its last request is through.
 */
public final class EdgeSnapshot {
  private final EdgeConfig config;
  private final String configHash;
  private final EndpointSnapshot endpoints;
  private final HeldFindings pathFindings;
  private final Set<String> hosts;
  private final OriginReader origins;
  private final Map<String, Backends> backends;
  private final Map<String, RequestGate> gates;
  private final RouteTable<Route> routes;
  private final RequestHeaders requestHeaders;
  private final StrictTransport strictTransport;
  private final TokenVerifier verifier;
  private final Optional<ClientCertificates> clientCertificates;
  private final Shared users;

  /**
   * Compiles a snapshot.
   *
   * @param pathFindings what the canary has proven of the way to this edge
   * @param pools by upstream name; each was entered for this snapshot, which leaves it at its end
   * @throws IllegalArgumentException when the configuration cannot be served; the message names the
   *     field
   */
  public EdgeSnapshot(
      EdgeConfig config,
      EndpointSnapshot endpoints,
      HeldFindings pathFindings,
      Map<String, UpstreamPool> pools,
      TokenVerifier verifier,
      Optional<ClientCertificates> clientCertificates) {
    this.config = config;
    this.configHash = config.hash();
    this.endpoints = endpoints;
    this.pathFindings = pathFindings;
    this.verifier = verifier;
    this.clientCertificates = clientCertificates;
    this.hosts =
        config.hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.origins = new OriginReader(TrustedProxies.of(config.trustedProxies()));
    this.backends = backends(pools);
    this.gates =
        pools.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().gate()));
    this.routes = new RouteTable<>(config.routes(), route -> compile(route, pools));
    this.strictTransport = StrictTransport.of(config.headers().hsts());
    this.requestHeaders =
        new RequestHeaders(
            config.headers(), config.listeners().clientCertificates(), affinityCookies(config));
    this.users = new Shared(() -> pools.values().forEach(UpstreamPool::leave));
  }

  private static Set<String> affinityCookies(EdgeConfig config) {
    return config.upstreams().stream()
        .flatMap(upstream -> upstream.sessionAffinity().stream())
        .flatMap(affinity -> affinity.cookie().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Route compile(RouteConfig route, Map<String, UpstreamPool> pools) {
    String name = route.upstream();
    return new Route(
        route,
        Objects.requireNonNull(pools.get(name), name),
        Objects.requireNonNull(backends.get(name), name));
  }

  private Map<String, Backends> backends(Map<String, UpstreamPool> pools) {
    return pools.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().backends(endpoints)));
  }

  /** Whether it may still be used; if so, {@link #leave} must follow. */
  public boolean enter() {
    return users.enter();
  }

  public void leave() {
    users.leave();
  }

  public EdgeConfig config() {
    return config;
  }

  public String configHash() {
    return configHash;
  }

  public EndpointSnapshot endpoints() {
    return endpoints;
  }

  /**
   * What the canary has proven of the way to this edge; attributes what a bad client also shows.
   */
  public HeldFindings pathFindings() {
    return pathFindings;
  }

  /** Whether a name, in lower case and without port, is one of this edge's hosts. */
  public boolean isHost(String name) {
    return hosts.contains(name);
  }

  /** What lets requests to each upstream in, by its name. */
  public Map<String, RequestGate> gates() {
    return gates;
  }

  public OriginReader origins() {
    return origins;
  }

  public RouteTable<Route> routes() {
    return routes;
  }

  /** The live endpoints by upstream name. */
  public Map<String, Backends> backends() {
    return backends;
  }

  public RequestHeaders requestHeaders() {
    return requestHeaders;
  }

  public StrictTransport strictTransport() {
    return strictTransport;
  }

  /** How clients' certificates are verified; empty where nobody is asked for one. */
  public Optional<ClientCertificates> clientCertificates() {
    return clientCertificates;
  }

  public TokenVerifier verifier() {
    return verifier;
  }
}
