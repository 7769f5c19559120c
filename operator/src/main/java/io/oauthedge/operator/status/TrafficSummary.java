package io.oauthedge.operator.status;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.contract.report.Tally;
import io.oauthedge.crds.v1alpha1.status.ConnectionTraffic;
import io.oauthedge.crds.v1alpha1.status.HeaderFateTraffic;
import io.oauthedge.crds.v1alpha1.status.ReasonTraffic;
import io.oauthedge.crds.v1alpha1.status.RefreshTraffic;
import io.oauthedge.crds.v1alpha1.status.Traffic;
import io.oauthedge.operator.observe.traffic.TrafficReading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The traffic window in the words of the resource. */
final class TrafficSummary {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final int MAX_HEADER_FATES = 32;

  private TrafficSummary() {}

  static Traffic of(TrafficReading reading) {
    Tally tally = reading.tally();
    return new Traffic(
        length(reading.window()),
        tally.requests(),
        tally.admitted(),
        tally.open(),
        tally.rejected(),
        reading.topReason().map(Reason::name).orElse(null),
        tally.reasons().stream()
            .map(c -> new ReasonTraffic(c.reason().name(), c.hop().name(), c.count()))
            .toList(),
        tally.headerFates().stream()
            .limit(MAX_HEADER_FATES)
            .map(c -> new HeaderFateTraffic(c.header(), c.fate().name(), c.hop().name(), c.count()))
            .toList(),
        tally.connectionsRefused().stream()
            .map(c -> new ConnectionTraffic(c.reason().name(), c.reason().hop().name(), c.count()))
            .toList(),
        refreshes(tally.refreshes()),
        reading.upstreamUnauthorized());
  }

  private static @Nullable RefreshTraffic refreshes(RefreshCounts counts) {
    return counts.equals(RefreshCounts.NONE)
        ? null
        : new RefreshTraffic(counts.received(), counts.sent(), counts.coalesced());
  }

  /** Whole minutes from the first on: rounds do not keep the window to the second. */
  static String length(Duration window) {
    return window.compareTo(Duration.ofMinutes(1)) < 0
        ? window.toSeconds() + "s"
        : window.plus(HALF_A_MINUTE).toMinutes() + "m";
  }
}
