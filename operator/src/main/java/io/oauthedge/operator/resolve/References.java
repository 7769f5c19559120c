package io.oauthedge.operator.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results for all references of one edge, by the field that holds them.
 *
 * @param certificates the listener's, those of some hosts, and what upstreams are shown, by path
 * @param authorities {@code caSecretName} of issuers, upstreams, clients and the canary, by path
 * @param clientCredentials {@code spec.readiness.tokenEndpoint.clientSecretName}
 * @param services {@code service} of upstreams, by path
 */
public record References(
    Map<String, Resolved<ServedCertificate>> certificates,
    Map<String, Resolved<SecretFiles>> authorities,
    Optional<Resolved<SecretFiles>> clientCredentials,
    Map<String, Resolved<UpstreamService>> services) {
  public References {
    certificates = Map.copyOf(certificates);
    authorities = Map.copyOf(authorities);
    services = Map.copyOf(services);
  }

  /** {@code spec.tls.secretName}, if it is given. */
  public Optional<Resolved<ServedCertificate>> certificate() {
    return Optional.ofNullable(certificates.get(FieldPaths.TLS_SECRET));
  }

  /** All results, in the order of their paths. */
  public List<Resolved<?>> all() {
    Stream<Resolved<?>> all =
        Stream.of(
                certificates.values().stream(),
                authorities.values().stream(),
                clientCredentials.stream(),
                services.values().stream())
            .flatMap(results -> results);
    return all.sorted(java.util.Comparator.comparing(Resolved::path)).toList();
  }
}
