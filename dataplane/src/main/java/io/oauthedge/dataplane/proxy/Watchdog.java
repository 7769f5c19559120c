package io.oauthedge.dataplane.proxy;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/** Notices that an exchange makes no progress, by looking at its byte counts now and then. */
final class Watchdog {
  private static final int LOOKS_PER_LIMIT = 4;
  private static final long NONE = -1;

  private final Vertx vertx;
  private long timer = NONE;

  Watchdog(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Expects the next event within a limit, from now. */
  void expectWithin(long millis, Runnable late) {
    stop();
    timer = vertx.setTimer(millis, id -> late.run());
  }

  /** Expects a count to grow at least once in every limit; notices within a quarter more. */
  void expectProgress(long millis, LongSupplier count, Runnable stalled) {
    stop();
    long pause = Math.max(1, millis / LOOKS_PER_LIMIT);
    look(pause, count, count.getAsLong(), 0, stalled);
  }

  private void look(long pause, LongSupplier count, long before, int idleLooks, Runnable stalled) {
    timer =
        vertx.setTimer(
            pause,
            id -> {
              long now = count.getAsLong();
              if (now != before) {
                look(pause, count, now, 0, stalled);
              } else if (idleLooks >= LOOKS_PER_LIMIT) {
                stalled.run();
              } else {
                look(pause, count, before, idleLooks + 1, stalled);
              }
            });
  }

  void stop() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }
}
