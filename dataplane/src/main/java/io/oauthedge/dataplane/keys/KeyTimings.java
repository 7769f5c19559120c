package io.oauthedge.dataplane.keys;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When keys are fetched.
 *
 * @param unknownKeyBurst fetches that an unknown {@code kid} may cause at once: a stray one just
 *     before a rotation must not lock the new key out
 * @param unknownKeyInterval after which one more may be caused: what forged tokens can make of one
 *     pod is, beyond the burst, one request in this time
 * @param refreshDefault age at which keys are fetched again when the answer gives no max-age
 * @param refreshLeast lower bound of a max-age
 * @param refreshMost upper bound of a max-age: a withdrawn key is gone from a pod after it
 * @param retryFirst wait after the first failure; doubled with each further one
 * @param retryMost upper bound of that wait
 * @param outageLimit age at which last good keys count no more
 * @param request limit for one request to the authorization server
 */
public record KeyTimings(
    int unknownKeyBurst,
    Duration unknownKeyInterval,
    Duration refreshDefault,
    Duration refreshLeast,
    Duration refreshMost,
    Duration retryFirst,
    Duration retryMost,
    Duration outageLimit,
    Duration request) {
  /** What a pod runs with. */
  public static final KeyTimings STANDARD =
      new KeyTimings(
          3,
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofHours(24),
          Duration.ofSeconds(5));

  /**
   * When to fetch what grows old at an age: early, and drawn anew each time, so that pods that
   * began together do not stay in step.
   *
   * @return milliseconds, at least 1
   */
  static long millisBefore(Duration age, RandomGenerator random) {
    return Math.max(1, (long) (age.toMillis() * random.nextDouble(0.75, 0.95)));
  }
}
