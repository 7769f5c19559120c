package io.oauthedge.operator.observe.traffic;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.contract.report.FateCount;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.contract.report.RefreshCounts;
import io.oauthedge.contract.report.Tally;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums and differences of counters; nothing below zero comes out. */
final class Tallies {
  /** No request at all. */
  static final Tally NONE =
      new Tally(0, 0, 0, 0, List.of(), List.of(), List.of(), RefreshCounts.NONE);

  /** More header names than an edge can watch; what a pod adds beyond them is not kept. */
  private static final int MAX_FATES = 256;

  private record At(Reason reason, Hop hop) {}

  private record Met(String header, HeaderFate fate, Hop hop) {}

  private Tallies() {}

  /** What was added between two readings of one process. */
  static Tally between(Tally before, Tally after) {
    return combine(before, after, (was, is) -> Math.max(0, is - was));
  }

  /** All that a process counted since it began. */
  static Tally counted(Tally tally) {
    return between(NONE, tally);
  }

  static Tally sum(Tally one, Tally other) {
    return combine(one, other, Long::sum);
  }

  @FunctionalInterface
  private interface Combination {
    long of(long one, long other);
  }

  private static Tally combine(Tally one, Tally other, Combination combination) {
    return new Tally(
        combination.of(one.requests(), other.requests()),
        combination.of(one.admitted(), other.admitted()),
        combination.of(one.open(), other.open()),
        combination.of(one.rejected(), other.rejected()),
        counts(one.reasons(), other.reasons(), Tallies::at, ReasonCount::count, combination)
            .map(e -> new ReasonCount(e.getKey().reason(), e.getKey().hop(), e.getValue()))
            .sorted(
                Comparator.comparingLong(ReasonCount::count)
                    .reversed()
                    .thenComparing(ReasonCount::reason)
                    .thenComparing(ReasonCount::hop))
            .toList(),
        counts(one.headerFates(), other.headerFates(), Tallies::met, FateCount::count, combination)
            .map(
                e ->
                    new FateCount(
                        e.getKey().header(), e.getKey().fate(), e.getKey().hop(), e.getValue()))
            .sorted(
                Comparator.comparingLong(FateCount::count)
                    .reversed()
                    .thenComparing(FateCount::header)
                    .thenComparing(FateCount::fate)
                    .thenComparing(FateCount::hop))
            .limit(MAX_FATES)
            .toList(),
        counts(
                one.connectionsRefused(),
                other.connectionsRefused(),
                ConnectionRefusalCount::reason,
                ConnectionRefusalCount::count,
                combination)
            .map(e -> new ConnectionRefusalCount(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong(ConnectionRefusalCount::count)
                    .reversed()
                    .thenComparing(ConnectionRefusalCount::reason))
            .toList(),
        new RefreshCounts(
            combination.of(one.refreshes().received(), other.refreshes().received()),
            combination.of(one.refreshes().sent(), other.refreshes().sent()),
            combination.of(one.refreshes().coalesced(), other.refreshes().coalesced())));
  }

  private static <C, K> Stream<Map.Entry<K, Long>> counts(
      List<C> one,
      List<C> other,
      Function<C, K> key,
      ToLongFunction<C> count,
      Combination combination) {
    Map<K, Long> left = one.stream().collect(Collectors.toMap(key, count::applyAsLong, Long::sum));
    Map<K, Long> right =
        other.stream().collect(Collectors.toMap(key, count::applyAsLong, Long::sum));
    Map<K, Long> all = new HashMap<>();
    Stream.concat(left.keySet().stream(), right.keySet().stream())
        .forEach(
            k -> all.put(k, combination.of(left.getOrDefault(k, 0L), right.getOrDefault(k, 0L))));
    return all.entrySet().stream().filter(entry -> entry.getValue() > 0);
  }

  private static At at(ReasonCount count) {
    return new At(count.reason(), count.hop());
  }

  private static Met met(FateCount count) {
    return new Met(count.header(), count.fate(), count.hop());
  }
}
