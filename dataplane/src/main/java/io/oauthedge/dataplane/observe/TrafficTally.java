package io.oauthedge.dataplane.observe;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.contract.report.FateCount;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.contract.report.Tally;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the pod's start; written by all event loops without contention. */
public final class TrafficTally {
  private record ReasonKey(Reason reason, Hop hop) {}

  private record FateKey(String header, HeaderFate fate, Hop hop) {}

  private final LongAdder admitted = new LongAdder();
  private final LongAdder open = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder refreshesReceived = new LongAdder();
  private final LongAdder refreshesSent = new LongAdder();
  private final LongAdder refreshesCoalesced = new LongAdder();
  private final Map<ReasonKey, LongAdder> reasons = new ConcurrentHashMap<>();
  private final Map<FateKey, LongAdder> fates = new ConcurrentHashMap<>();
  private final Map<ConnectionRefusal, LongAdder> connectionsRefused = new ConcurrentHashMap<>();

  /** Counts one finished exchange. */
  public void count(ExchangeRecord exchange) {
    switch (exchange.outcome()) {
      case ADMITTED -> admitted.increment();
      case OPEN -> open.increment();
      case REJECTED -> rejected.increment();
    }
    exchange
        .cause()
        .ifPresent(cause -> increment(reasons, new ReasonKey(cause.reason(), cause.hop())));
    exchange
        .headerFates()
        .forEach(
            seen ->
                increment(
                    fates,
                    new FateKey(seen.finding().header(), seen.finding().fate(), seen.hop())));
  }

  /** Counts one connection that ended before a request. */
  public void count(ConnectionRefusal reason) {
    increment(connectionsRefused, reason);
  }

  /** Counts a refresh that a client asks for. */
  public void countRefreshReceived() {
    refreshesReceived.increment();
  }

  /** Counts a refresh that went to the authorization server and was answered. */
  public void countRefreshSent() {
    refreshesSent.increment();
  }

  /** Counts a refresh that shared the answer of an equal one. */
  public void countRefreshCoalesced() {
    refreshesCoalesced.increment();
  }

  /** The counts now. {@code requests} is the sum of the outcomes, so that the figures add up. */
  public Tally snapshot() {
    long passed = admitted.sum();
    long unauthenticated = open.sum();
    long refused = rejected.sum();
    return new Tally(
        passed + unauthenticated + refused,
        passed,
        unauthenticated,
        refused,
        reasons.entrySet().stream()
            .map(e -> new ReasonCount(e.getKey().reason(), e.getKey().hop(), e.getValue().sum()))
            .sorted(Comparator.comparing(ReasonCount::reason).thenComparing(ReasonCount::hop))
            .toList(),
        fates.entrySet().stream()
            .map(
                e ->
                    new FateCount(
                        e.getKey().header(),
                        e.getKey().fate(),
                        e.getKey().hop(),
                        e.getValue().sum()))
            .sorted(
                Comparator.comparing(FateCount::header)
                    .thenComparing(FateCount::fate)
                    .thenComparing(FateCount::hop))
            .toList(),
        connectionsRefused.entrySet().stream()
            .map(e -> new ConnectionRefusalCount(e.getKey(), e.getValue().sum()))
            .sorted(Comparator.comparing(ConnectionRefusalCount::reason))
            .toList(),
        new RefreshCounts(refreshesReceived.sum(), refreshesSent.sum(), refreshesCoalesced.sum()));
  }

  private static <K> void increment(Map<K, LongAdder> counts, K key) {
    LongAdder count = counts.get(key);
    (count == null ? counts.computeIfAbsent(key, k -> new LongAdder()) : count).increment();
  }
}
