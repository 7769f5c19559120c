package io.oauthedge.operator.observe.traffic;

import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moving window over the counters of one edge's pods.
 *
 * <p>Only differences between two readings of one process count. A process that began after the
 * last scrape counts from zero, one that is met for the first time otherwise from then on. A pod
 * that is gone keeps what it contributed until that leaves the window; what it counted after its
 * last scrape is lost.
 *
 * <p>Rounds closer together than a sixtieth of the window share a slot, so that memory is bounded.
 * Not thread-safe: one edge is reconciled by one thread at a time.
 */
public final class TrafficWindow {
  /** What {@link #TrafficWindow(Duration)} is given unless configured otherwise. */
  public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);

  private static final int SLOTS = 60;

  private record Reading(Instant startedAt, Instant takenAt, Tally tally) {}

  private record Slot(Instant from, Instant to, Tally tally) {}

  private final Duration length;
  private final Duration slotLength;
  private final Map<String, Reading> readings = new HashMap<>();
  private final Deque<Slot> slots = new ArrayDeque<>();
  private @Nullable Instant lastRound;

  /** An empty window of the wanted length, at least 1 s. */
  public TrafficWindow(Duration length) {
    this.length = length;
    this.slotLength = length.dividedBy(SLOTS);
  }

  /**
   * Takes one round of reports in.
   *
   * @param now when the round was taken, by the operator's clock; later than the last
   * @param reports by the uid of the pod
   */
  public void add(Instant now, Map<String, EdgeReport> reports) {
    Tally added = Tallies.NONE;
    for (Map.Entry<String, EdgeReport> report : reports.entrySet()) {
      added = Tallies.sum(added, contribution(report.getKey(), report.getValue(), now));
    }
    if (lastRound != null) {
      append(new Slot(lastRound, now, added));
    }
    lastRound = now;
    forgetBefore(now.minus(length));
  }

  /** The window as of the last round. */
  public TrafficReading read() {
    Tally total = slots.stream().map(Slot::tally).reduce(Tallies.NONE, Tallies::sum);
    Duration real =
        slots.isEmpty()
            ? Duration.ZERO
            : Duration.between(slots.getFirst().from(), slots.getLast().to());
    return new TrafficReading(real, total);
  }

  private Tally contribution(String uid, EdgeReport report, Instant now) {
    Reading former = readings.put(uid, new Reading(report.startedAt(), now, report.tally()));
    if (former == null) {
      return beganSinceLastRound(report, now) ? Tallies.counted(report.tally()) : Tallies.NONE;
    }
    return former.startedAt().equals(report.startedAt())
        ? Tallies.between(former.tally(), report.tally())
        : Tallies.counted(report.tally());
  }

  /** By the process's age, as its clock need not agree with the operator's. */
  private boolean beganSinceLastRound(EdgeReport report, Instant now) {
    Duration age = Duration.between(report.startedAt(), report.reportedAt());
    return lastRound != null && now.minus(age).isAfter(lastRound);
  }

  private void append(Slot slot) {
    Slot last = slots.peekLast();
    if (last != null && Duration.between(last.from(), slot.to()).compareTo(slotLength) <= 0) {
      slots.removeLast();
      slots.addLast(new Slot(last.from(), slot.to(), Tallies.sum(last.tally(), slot.tally())));
    } else {
      slots.addLast(slot);
    }
  }

  /** The newest slot stays, however long it is: something seen rarely is still something seen. */
  private void forgetBefore(Instant start) {
    while (slots.size() > 1 && slots.getFirst().from().isBefore(start)) {
      slots.removeFirst();
    }
    readings.values().removeIf(reading -> reading.takenAt().isBefore(start));
  }
}
