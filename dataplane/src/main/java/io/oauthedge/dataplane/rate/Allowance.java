package io.oauthedge.dataplane.rate;

import java.time.Duration;
import java.time.Instant;

/**
 * So many at once, and one more in every interval (the generic cell rate algorithm of ITU-T I.371).
 * Not thread-safe.
 */
public final class Allowance {
  private final Duration interval;
  private final Duration whole;
  private Instant wholeAgainAt = Instant.EPOCH;

  /**
   * Begins with all of it.
   *
   * @param burst how many at once, at least 1
   * @param interval after which one more is there
   */
  public Allowance(int burst, Duration interval) {
    this.interval = interval;
    this.whole = interval.multipliedBy(burst);
  }

  /** Uses one up, if there is one. A clock that is set back costs at most the whole allowance. */
  public boolean take(Instant now) {
    Instant latest = now.plus(whole);
    Instant from = wholeAgainAt.isAfter(now) ? wholeAgainAt : now;
    if (from.plus(interval).isAfter(latest)) {
      wholeAgainAt = from.isAfter(latest) ? latest : from;
      return false;
    }
    wholeAgainAt = from.plus(interval);
    return true;
  }
}
