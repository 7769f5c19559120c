package io.oauthedge.dataplane.readiness;

import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import java.time.Instant;
import java.util.Optional;

/**
 * What the rounds so far add up to.
 *
 * @param failures failed rounds in a row
 * @param successes good rounds in a row
 * @param problem what the last failed round failed with
 */
record FlowRounds(
    FlowState state, int failures, int successes, Optional<Instant> last, String problem) {
  static FlowRounds beginning(FlowState state) {
    return new FlowRounds(state, 0, 0, Optional.empty(), "");
  }

  /** A good round; the first of all is enough, later the threshold counts. */
  FlowRounds succeeded(Instant now, int threshold) {
    int inARow = successes + 1;
    boolean healthy = state != FlowState.UNHEALTHY || inARow >= threshold;
    return new FlowRounds(
        healthy ? FlowState.HEALTHY : state, 0, inARow, Optional.of(now), healthy ? "" : problem);
  }

  FlowRounds failed(Instant now, int threshold, String why) {
    int inARow = failures + 1;
    return new FlowRounds(
        inARow >= threshold ? FlowState.UNHEALTHY : state, inARow, 0, Optional.of(now), why);
  }

  FlowReport report() {
    return new FlowReport(state, true, failures, last, state == FlowState.HEALTHY ? "" : problem);
  }
}
