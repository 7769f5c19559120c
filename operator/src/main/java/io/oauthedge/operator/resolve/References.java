package io.oauthedge.operator.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results for all references of one edge, by the field that holds them.
 *
 * @param certificate {@code spec.tls.secretName}
 * @param authorities {@code caSecretName} of issuers, upstreams and the canary, by path
 * @param clientCredentials {@code spec.readiness.tokenEndpoint.clientSecretName}
 * @param services {@code service} of upstreams, by path
 */
public record References(
    Optional<Resolved<ServedCertificate>> certificate,
    Map<String, Resolved<SecretFiles>> authorities,
    Optional<Resolved<SecretFiles>> clientCredentials,
    Map<String, Resolved<UpstreamService>> services) {
  public References {
    authorities = Map.copyOf(authorities);
    services = Map.copyOf(services);
  }

  /** All results, in the order of their paths. */
  public List<Resolved<?>> all() {
    Stream<Resolved<?>> all =
        Stream.of(
                certificate.stream(),
                authorities.values().stream(),
                clientCredentials.stream(),
                services.values().stream())
            .flatMap(results -> results);
    return all.sorted(java.util.Comparator.comparing(Resolved::path)).toList();
  }
}
