package io.oauthedge.operator.observe.traffic;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.contract.report.Tally;
import java.time.Duration;
import java.util.Optional;

/**
 * What happened to requests within a window.
 *
 * @param window the window's real length: shorter than wanted while it fills
 * @param tally sums over all pods, the most frequent first
 */
public record TrafficReading(Duration window, Tally tally) {
  /** Requests to which the upstream answered 401 although the edge had admitted the token. */
  public long upstreamUnauthorized() {
    return tally.reasons().stream()
        .filter(count -> count.reason() == Reason.UPSTREAM_REFUSED_VALID_TOKEN)
        .mapToLong(ReasonCount::count)
        .sum();
  }

  /** The most frequent reason of refusal. */
  public Optional<Reason> topReason() {
    return tally.reasons().stream()
        .map(ReasonCount::reason)
        .filter(reason -> !reason.isFinding())
        .findFirst();
  }
}
