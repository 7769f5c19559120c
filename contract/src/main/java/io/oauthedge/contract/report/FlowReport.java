package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * The verdict of the readiness flow.
 *
 * @param exercised whether a token endpoint is configured; else the verdict is about keys only
 * @param consecutiveFailures rounds failed in a row
 * @param message what failed, for a tired person; empty when healthy
 */
public record FlowReport(
    FlowState state,
    boolean exercised,
    int consecutiveFailures,
    Optional<Instant> lastRound,
    String message) {
  public FlowReport {
    Require.given(state, "flow.state");
    Require.given(message, "flow.message");
  }
}
