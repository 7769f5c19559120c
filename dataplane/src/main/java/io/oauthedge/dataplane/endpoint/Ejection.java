package io.oauthedge.dataplane.endpoint;

import java.time.Duration;

/**
 * Whether an endpoint is left out because connections to it failed one after the other.
 *
 * <p>Only failed connections count: what an endpoint answers, or breaks off, may be the client's
 * doing. After a pause one request tries it: it is well again, or left out for twice as long.
 * Thread-safe.
 */
final class Ejection {
  static final int FAILURES = 3;
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private volatile int failures;
  private volatile boolean out;
  private volatile boolean onTrial;
  private volatile long until;
  private long pause;

  /** Whether it is left out, with or without a trial under way. */
  boolean out() {
    return out;
  }

  /** Whether it may get a request; one that is out gets it only after {@link #tryTrial}. */
  boolean admits(long nowNanos) {
    return !out || (!onTrial && nowNanos - until >= 0);
  }

  /** Whether the caller's request may be sent: it is not out, or this request is the trial. */
  synchronized boolean tryTrial(long nowNanos) {
    if (!admits(nowNanos)) {
      return false;
    }
    onTrial = out;
    return true;
  }

  /**
   * Counts a failed connection.
   *
   * @return whether it should be left out from now on: after too many, and after a failed trial
   */
  synchronized boolean failed() {
    failures++;
    return out ? onTrial : failures >= FAILURES;
  }

  /** Leaves it out: twice as long as the last time, unless it was well in between. */
  synchronized void begin(long nowNanos) {
    pause = Math.min(pause == 0 ? FIRST.toNanos() : 2 * pause, LONGEST.toNanos());
    until = nowNanos + pause;
    onTrial = false;
    out = true;
  }

  /** The trial, if this was one, has shown nothing: another may follow at once. */
  synchronized void untried() {
    onTrial = false;
  }

  void succeeded() {
    if (failures > 0) {
      reset();
    }
  }

  private synchronized void reset() {
    failures = 0;
    pause = 0;
    onTrial = false;
    out = false;
  }
}
