package io.oauthedge.operator.identity;

import io.oauthedge.contract.canary.CanaryKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The keys of an edge's header canary, and when the newest was made; prints none.
 *
 * <p>There are two. A renewal puts a new one in front and drops the oldest, so that the one which
 * orders are sealed by has been mounted for as long as {@link #RENEWAL}.
 */
public record CanaryKeyRing(CanaryKeys keys, Instant renewedAt) {
  static final Duration RENEWAL = Duration.ofDays(30);

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Two new keys. */
  static CanaryKeyRing fresh(Instant now) {
    return new CanaryKeyRing(
        new CanaryKeys(List.of(key(), key())), now.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The same ring, or one with a new key in front once the newest is old. */
  CanaryKeyRing renewed(Instant now) {
    return renewedAt.plus(RENEWAL).isAfter(now)
        ? this
        : new CanaryKeyRing(
            new CanaryKeys(List.of(key(), keys.keys().getFirst())),
            now.truncatedTo(ChronoUnit.SECONDS));
  }

  private static byte[] key() {
    byte[] key = new byte[CanaryKeys.KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }
}
