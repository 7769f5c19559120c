package io.oauthedge.dataplane.proxy;

import java.time.Duration;

/**
 * Whether an endpoint is left out because connections to it failed one after the other.
 *
 * <p>Only failed connections count: what an endpoint answers, or breaks off, may be the client's
 * doing. Thread-safe.
 */
final class Ejection {
  static final int FAILURES = 3;
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  private volatile int failures;
  private int times;
  private volatile boolean ejected;
  private long until;

  /** Whether it is left out now. */
  boolean lasts(long nowNanos) {
    return ejected && stillLasts(nowNanos);
  }

  private synchronized boolean stillLasts(long nowNanos) {
    if (ejected && nowNanos - until >= 0) {
      ejected = false;
    }
    return ejected;
  }

  /** Counts a failed connection; true when the endpoint should be left out. */
  synchronized boolean failed(long nowNanos) {
    failures++;
    return failures >= FAILURES && !lasts(nowNanos);
  }

  /** Leaves it out: twice as long as the last time, unless it was well in between. */
  synchronized void begin(long nowNanos) {
    long pause = Math.min(FIRST.toNanos() << Math.min(times, DOUBLINGS), LONGEST.toNanos());
    times++;
    until = nowNanos + pause;
    ejected = true;
  }

  /** A connection came about: it is well. */
  void succeeded() {
    if (failures > 0 || ejected) {
      reset();
    }
  }

  private synchronized void reset() {
    failures = 0;
    times = 0;
    ejected = false;
  }
}
