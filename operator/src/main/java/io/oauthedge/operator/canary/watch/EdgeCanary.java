package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.CanarySubject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When one edge's next round is due, and what the last ones left. Thread-safe. */
final class EdgeCanary {
  /** Where something stands that only full rounds see: how many rounds to one full one. */
  static final int FULL_EVERY = 5;

  /** A round that is due. */
  record Due(
      CanarySubject subject,
      CanaryScope scope,
      Occasion occasion,
      Optional<PathVerdict> standing) {}

  private final RandomGenerator random;
  private Optional<Watched> watched = Optional.empty();
  private Optional<Occasion> occasion = Optional.empty();
  private Optional<PathVerdict> verdict;
  private Instant next;
  private boolean full;
  private boolean running;
  private int sinceFull;

  /**
   * Begins with a full round: at once where nothing is known, else within the interval, since what
   * an operator before this one held may have been mended, or changed, or asked for since.
   */
  EdgeCanary(RandomGenerator random, Optional<PathVerdict> known, Duration interval, Instant now) {
    this.random = random;
    this.verdict = known;
    this.full = true;
    this.next =
        known.isEmpty() ? now : now.plusMillis((long) (interval.toMillis() * random.nextDouble()));
  }

  /** Takes what is to be watched now; empty while nothing can be sent. */
  synchronized void watch(Optional<Watched> fresh, Instant now) {
    watched = fresh;
    fresh.ifPresent(
        order -> {
          Optional<Occasion> asked = order.occasion().or(() -> occasion);
          boolean another =
              !asked.equals(occasion)
                  && (occasion.isPresent() || asked.filter(this::isLater).isPresent());
          occasion = asked;
          full |= another;
          Instant latest =
              another ? now : now.plus(order.interval().multipliedBy(11).dividedBy(10));
          next = next.isAfter(latest) ? latest : next;
        });
  }

  /** What ran before pods served with anything known, or by another operator, was of another. */
  private boolean isLater(Occasion first) {
    return running || verdict.filter(held -> held.generation() != first.generation()).isPresent();
  }

  synchronized Optional<PathVerdict> verdict() {
    return verdict;
  }

  /** The round that is due, which then counts as begun. */
  synchronized Optional<Due> begin(Instant now) {
    if (running || watched.isEmpty() || next.isAfter(now)) {
      return Optional.empty();
    }
    boolean turn =
        verdict.filter(PathVerdict::needsFullRounds).isPresent() && sinceFull + 1 >= FULL_EVERY;
    CanaryScope scope = full || turn ? CanaryScope.FULL : CanaryScope.INTERVAL;
    sinceFull = scope == CanaryScope.FULL ? 0 : sinceFull + 1;
    running = true;
    full = false;
    next = Instant.MAX;
    return Optional.of(new Due(watched.get().subject(), scope, followed(), verdict));
  }

  private Occasion followed() {
    return occasion.or(() -> verdict.map(PathVerdict::occasion)).orElse(Occasion.NONE);
  }

  /** Ends a round that had begun; a full one that proved nothing is owed. */
  synchronized void end(Due due, Optional<PathVerdict> fresh, Instant now) {
    running = false;
    full |= due.scope() == CanaryScope.FULL && fresh.filter(EdgeCanary::isProven).isEmpty();
    verdict = fresh.or(() -> verdict);
    if (next.isAfter(now)) {
      next = watched.map(order -> now.plus(jittered(order.interval()))).orElse(now);
    }
  }

  private static boolean isProven(PathVerdict verdict) {
    return verdict.outcome() instanceof CanaryRound.Seen;
  }

  private Duration jittered(Duration interval) {
    return Duration.ofMillis((long) (interval.toMillis() * (0.9 + 0.2 * random.nextDouble())));
  }
}
