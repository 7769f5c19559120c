package io.oauthedge.operator.observe;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.IssuerReport;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Remembers the newest keys that any pod of an edge has fetched, for pods that start while the
 * authorization server is away.
 */
final class LastGoodKeys {
  private Map<String, IssuerKeys> byIssuer = new HashMap<>();

  /** Takes in what pods report; keys of issuers that the edge no longer names are forgotten. */
  void remember(EdgeConfig config, Collection<EdgeReport> reports) {
    Map<String, IssuerConfig> wanted =
        config.issuers().stream()
            .collect(Collectors.toMap(IssuerConfig::issuer, issuer -> issuer, (a, _) -> a));
    reports.stream()
        .flatMap(report -> report.issuers().stream())
        .flatMap(issuer -> issuer.keys().stream())
        .forEach(keys -> byIssuer.merge(keys.issuer(), keys, NEWEST));
    byIssuer
        .values()
        .removeIf(
            keys ->
                Optional.ofNullable(wanted.get(keys.issuer()))
                    .filter(issuer -> issuer.jwksUri().orElse(keys.source()).equals(keys.source()))
                    .isEmpty());
  }

  /** The keys that a pod lacks and another pod has had; empty when none. */
  Optional<KeySnapshot> missing(EdgeReport report) {
    List<IssuerKeys> keys =
        report.issuers().stream()
            .filter(issuer -> issuer.keyCount() == 0)
            .map(IssuerReport::issuer)
            .flatMap(issuer -> Optional.ofNullable(byIssuer.get(issuer)).stream())
            .toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(KeySnapshot.of(keys));
  }

  private static final BinaryOperator<IssuerKeys> NEWEST =
      BinaryOperator.maxBy(Comparator.comparing(IssuerKeys::fetchedAt));
}
