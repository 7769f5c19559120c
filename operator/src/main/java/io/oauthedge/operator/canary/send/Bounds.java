package io.oauthedge.operator.canary.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What one round may cost; not thread-safe.
 *
 * <p>The bounds are the round's own, whatever it meets: each request takes its part before it is
 * sent.
 */
public final class Bounds {
  /** Three connections' worth of patience for each of the four to five requests of an interval. */
  public static final Duration INTERVAL_TIME = Duration.ofSeconds(15);

  /** A clean interval takes five; the rest is for finding out which field of a refused request. */
  public static final int INTERVAL_REQUESTS = 32;

  public static final Duration FULL_TIME = Duration.ofSeconds(30);

  /** The matrix takes under 30, two searches up to 32, controls as many as there are findings. */
  public static final int FULL_REQUESTS = 80;

  /** An order's life: one request's patience, and clocks that differ by some seconds. */
  static final Duration ORDER_LIFE = Duration.ofSeconds(20);

  static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
  static final Duration REQUEST_PATIENCE = Duration.ofSeconds(5);

  /** Far more than any sealed answer takes; what is longer is somebody else's. */
  static final int ANSWER_BYTES = 256 * 1024;

  static final int ANSWER_HEAD_BYTES = 64 * 1024;

  private final InstantSource clock;
  private final Instant deadline;
  private int requests;

  public Bounds(InstantSource clock, Duration time, int requests) {
    this.clock = clock;
    this.deadline = clock.instant().plus(time);
    this.requests = requests;
  }

  /**
   * Takes the part of one request; false when the round is over. One that could not be waited for
   * as long as any other is not sent: its failure would say something of the round alone.
   */
  boolean take() {
    if (requests == 0
        || Duration.between(clock.instant(), deadline).compareTo(REQUEST_PATIENCE) < 0) {
      return false;
    }
    requests--;
    return true;
  }
}
