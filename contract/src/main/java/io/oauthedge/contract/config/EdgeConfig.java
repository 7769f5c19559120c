package io.oauthedge.contract.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that a pod must know to serve: operator → dataplane. Holds paths of secret files, never their
 * content.
 *
 * @param hosts names that clients use; the first is the edge's own
 * @param trustedProxies CIDRs whose Forwarded and X-Forwarded-* are believed
 * @param files {@link Digests#keyed} digest of every file that this configuration needs, by path; a
 *     pod changes over only when all of them match
 */
public record EdgeConfig(
    int version,
    EdgeIdentity edge,
    List<String> hosts,
    ListenerConfig listeners,
    List<String> trustedProxies,
    List<IssuerConfig> issuers,
    List<RouteConfig> routes,
    List<UpstreamConfig> upstreams,
    HeaderConfig headers,
    ReadinessConfig readiness,
    RefreshProtectionConfig refreshProtection,
    AccessLogConfig accessLog,
    Map<String, String> files)
    implements Versioned {

  public EdgeConfig {
    hosts = List.copyOf(Require.some(hosts, "hosts"));
    trustedProxies = Require.list(trustedProxies, "trustedProxies");
    issuers = Require.list(issuers, "issuers");
    routes = List.copyOf(Require.some(routes, "routes"));
    upstreams = List.copyOf(Require.some(upstreams, "upstreams"));
    files = Map.copyOf(Require.given(files, "files"));
    Require.given(listeners, "listeners");
    Require.given(headers, "headers");
    Require.given(readiness, "readiness");
    Require.given(refreshProtection, "refreshProtection");
    Require.given(accessLog, "accessLog");
    var upstreamNames = upstreams.stream().map(UpstreamConfig::name).collect(Collectors.toSet());
    var issuerNames = issuers.stream().map(IssuerConfig::name).collect(Collectors.toSet());
    for (RouteConfig route : routes) {
      if (!upstreamNames.contains(route.upstream())) {
        throw new IllegalArgumentException(
            "routes[" + route.name() + "].upstream: no upstream is named " + route.upstream());
      }
    }
    if (readiness.tokenEndpoint().isPresent()
        && !issuerNames.contains(readiness.tokenEndpoint().get().issuer())) {
      throw new IllegalArgumentException(
          "readiness.tokenEndpoint.issuer: no issuer is named "
              + readiness.tokenEndpoint().get().issuer());
    }
  }

  /** A configuration in the current contract version. */
  public static EdgeConfig of(
      EdgeIdentity edge,
      List<String> hosts,
      ListenerConfig listeners,
      List<String> trustedProxies,
      List<IssuerConfig> issuers,
      List<RouteConfig> routes,
      List<UpstreamConfig> upstreams,
      HeaderConfig headers,
      ReadinessConfig readiness,
      AccessLogConfig accessLog,
      Map<String, String> files) {
    return new EdgeConfig(
        ContractVersion.CURRENT,
        edge,
        hosts,
        listeners,
        trustedProxies,
        issuers,
        routes,
        upstreams,
        headers,
        readiness,
        RefreshProtectionConfig.STANDARD,
        accessLog,
        files);
  }

  /** The same with another protection of its token endpoints than the standard one. */
  public EdgeConfig with(RefreshProtectionConfig protection) {
    return new EdgeConfig(
        version,
        edge,
        hosts,
        listeners,
        trustedProxies,
        issuers,
        routes,
        upstreams,
        headers,
        readiness,
        protection,
        accessLog,
        files);
  }

  /** Names this configuration: SHA-256 of its canonical JSON, as lower-case hex. */
  @JsonIgnore
  public String hash() {
    return Digests.sha256(ContractCodec.write(this));
  }

  /** The file digests in path order. */
  @JsonIgnore
  public Map<String, String> sortedFiles() {
    return new TreeMap<>(files);
  }
}
