package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import io.oauthedge.contract.config.IssuerKeys;
import java.time.Instant;
import java.util.Optional;

/**
 * One issuer as this pod sees it.
 *
 * @param keyCount usable keys
 * @param lastFetch last successful fetch by this pod
 * @param lastError what the last fetch failed with; absent after a good one
 * @param keys the key set in use, for other pods' sake
 */
public record IssuerReport(
    String issuer,
    int keyCount,
    Optional<Instant> lastFetch,
    Optional<String> lastError,
    Optional<IssuerKeys> keys) {
  public IssuerReport {
    Require.text(issuer, "issuers[].issuer");
    Require.atLeast(0, keyCount, "issuers[].keyCount");
  }
}
