package io.oauthedge.operator;

import io.oauthedge.operator.canary.watch.CanaryWatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets rounds begin when they are due, beside the reconciliations, until it is closed. */
final class CanaryClock implements AutoCloseable {
  private static final long TICK_MILLIS = 500;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("canary-clock").factory());
  private final ExecutorService rounds =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("canary-", 0).factory());

  /** One virtual thread a round. */
  ExecutorService rounds() {
    return rounds;
  }

  void start(CanaryWatch watch) {
    var _ = clock.scheduleAtFixedRate(watch::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Interrupts the rounds under way: they are lost without harm. */
  @Override
  public void close() {
    clock.shutdownNow();
    rounds.shutdownNow();
    rounds.close();
  }
}
