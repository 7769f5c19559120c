package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.RoundRunner;
import io.oauthedge.operator.plan.EdgeNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the canaries of all edges, each when it is due, never more than a few at once.
 *
 * <p>What it holds is lost without harm when the operator restarts: the status keeps the last
 * verdict. Thread-safe.
 */
public final class CanaryWatch {
  /**
   * So many carry a thousand edges at an interval of a minute where a round takes under a second;
   * where rounds take longer, they come later than their interval.
   */
  static final int AT_ONCE = 16;

  private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);

  private final Map<EdgeNames, EdgeCanary> canaries = new ConcurrentHashMap<>();
  private final Semaphore permits = new Semaphore(AT_ONCE, true);
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Executor threads;
  private final CanaryMetrics metrics;
  private final TwoOfThree rounds;
  private volatile Consumer<EdgeNames> changed = _ -> {};

  /**
   * A watch over no edge.
   *
   * @param threads one virtual thread a round
   * @param pause between rounds of one edge that confirm each other
   */
  public CanaryWatch(
      RoundRunner runner,
      InstantSource clock,
      RandomGenerator random,
      Executor threads,
      Pause pause,
      CanaryMetrics metrics) {
    this.clock = clock;
    this.random = random;
    this.threads = threads;
    this.metrics = metrics;
    this.rounds = new TwoOfThree(permitted(runner), clock, pause, metrics::count);
  }

  /** Nobody holds a permit in the pauses. */
  private RoundRunner permitted(RoundRunner runner) {
    return (subject, scope) -> {
      permits.acquire();
      try {
        return runner.run(subject, scope);
      } finally {
        permits.release();
      }
    };
  }

  /** Calls back, from a thread of its own, when the verdict on an edge has become another. */
  public void onChange(Consumer<EdgeNames> listener) {
    changed = listener;
  }

  /**
   * Takes what is to be watched of an edge from now on.
   *
   * @param interval where the edge is new here, its first round comes within that time
   * @param known what an operator before this one held; where it is empty, or of another
   *     generation, a full round is due at once
   */
  public void follow(
      EdgeNames edge, Optional<Watched> watched, Duration interval, Optional<PathVerdict> known) {
    Instant now = clock.instant();
    EdgeCanary canary =
        canaries.computeIfAbsent(edge, _ -> new EdgeCanary(random, known, interval, now));
    canary.watch(watched, now);
    start(edge, canary, now);
  }

  /** What is held of the path to an edge; empty before its first round. */
  public Optional<PathVerdict> verdict(EdgeNames edge) {
    return Optional.ofNullable(canaries.get(edge)).flatMap(EdgeCanary::verdict);
  }

  /** Drops an edge that is gone, or whose canary is switched off. */
  public void forget(EdgeNames edge) {
    canaries.remove(edge);
    metrics.forget(edge);
  }

  /** Starts every round that is due; to be called every second or so. */
  public void tick() {
    Instant now = clock.instant();
    canaries.forEach((edge, canary) -> start(edge, canary, now));
  }

  private void start(EdgeNames edge, EdgeCanary canary, Instant now) {
    canary.begin(now).ifPresent(due -> threads.execute(() -> run(edge, canary, due)));
  }

  private void run(EdgeNames edge, EdgeCanary canary, EdgeCanary.Due due) {
    Optional<PathVerdict> fresh = Optional.empty();
    try {
      fresh =
          Optional.of(rounds.confirm(due.subject(), due.scope(), due.occasion(), due.standing()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.atError()
          .setMessage("A canary round failed in the operator itself")
          .addKeyValue("namespace", edge.namespace())
          .addKeyValue("name", edge.edge())
          .setCause(e)
          .log();
    }
    canary.end(due, fresh, clock.instant());
    fresh.ifPresent(verdict -> tell(edge, due.standing(), verdict));
  }

  /** A round that ends after its edge was forgotten tells nobody. */
  private void tell(EdgeNames edge, Optional<PathVerdict> former, PathVerdict verdict) {
    if (canaries.containsKey(edge)) {
      metrics.hold(edge, verdict);
      if (former.filter(verdict::saysSameAs).isEmpty()) {
        changed.accept(edge);
      }
    }
  }
}
