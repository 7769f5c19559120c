package io.oauthedge.dataplane.readiness;

import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.dataplane.keys.KeySet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdict without a token endpoint to exercise: healthy when every issuer's keys are known. */
public final class KeysFlow implements AuthorizationFlow {
  private final List<KeySet> keySets;

  public KeysFlow(List<KeySet> keySets) {
    this.keySets = List.copyOf(keySets);
  }

  @Override
  public FlowReport report() {
    List<IssuerReport> issuers = keySets.stream().map(KeySet::report).toList();
    List<IssuerReport> keyless = issuers.stream().filter(i -> i.keyCount() == 0).toList();
    Optional<Instant> lastFetch =
        issuers.stream()
            .flatMap(issuer -> issuer.lastFetch().stream())
            .max(Comparator.naturalOrder());
    return new FlowReport(state(keyless), false, 0, lastFetch, message(keyless));
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  private static FlowState state(List<IssuerReport> keyless) {
    if (keyless.isEmpty()) {
      return FlowState.HEALTHY;
    }
    return keyless.stream().anyMatch(issuer -> issuer.lastError().isPresent())
        ? FlowState.UNHEALTHY
        : FlowState.UNKNOWN;
  }

  private static String message(List<IssuerReport> keyless) {
    return keyless.stream()
        .map(
            issuer ->
                "no keys of "
                    + issuer.issuer()
                    + ": "
                    + issuer.lastError().orElse("not fetched yet"))
        .collect(Collectors.joining("; "));
  }
}
