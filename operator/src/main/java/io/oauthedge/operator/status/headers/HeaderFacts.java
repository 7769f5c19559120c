package io.oauthedge.operator.status.headers;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.canary.watch.StandingFinding;
import io.oauthedge.operator.provider.fix.Fixes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is said of header integrity is made from this.
 *
 * @param enabled {@code headers.canary.enabled}
 * @param anyReady whether a pod takes traffic
 * @param verdict empty before the first
 */
public record HeaderFacts(
    boolean enabled, Provider provider, boolean anyReady, Optional<PathVerdict> verdict) {
  private static final String AUTHORIZATION = "authorization";

  /** Those that stand, the credential first. */
  List<StandingFinding> findings() {
    return verdict.stream()
        .flatMap(held -> held.findings().stream())
        .sorted(Comparator.comparing(known -> !known.finding().header().equals(AUTHORIZATION)))
        .toList();
  }

  String fix(HeaderFinding finding) {
    return Fixes.of(provider).fix(finding);
  }

  /** A finding in four words. */
  static String brief(HeaderFinding finding) {
    return finding.header() + " " + finding.fate() + " at " + finding.hop();
  }
}
