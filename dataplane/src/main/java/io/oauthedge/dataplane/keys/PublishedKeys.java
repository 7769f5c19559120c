package io.oauthedge.dataplane.keys;

import java.time.Instant;
import java.util.List;

/**
 * The keys that an issuer published at one time.
 *
 * @param source the URL that they came from
 * @param fetchedAt when they were fetched, by this pod or by another
 * @param usableUntil when they count no more, should no fetch succeed until then
 */
public record PublishedKeys(
    List<VerificationKey> keys, String source, Instant fetchedAt, Instant usableUntil) {
  /** Nothing has been fetched. */
  public static final PublishedKeys NONE =
      new PublishedKeys(List.of(), "", Instant.EPOCH, Instant.EPOCH);

  /** The most keys that are tried for a token that names none. */
  private static final int MOST_TRIED = 4;

  public PublishedKeys {
    keys = List.copyOf(keys);
  }

  /**
   * The keys that a token may be signed with.
   *
   * @param kid the token's key identifier, empty for none
   */
  public List<VerificationKey> candidates(String kid, String algorithm) {
    return keys.stream()
        .filter(key -> key.algorithms().contains(algorithm))
        .filter(key -> kid.isEmpty() || kid.equals(key.kid()))
        .limit(MOST_TRIED)
        .toList();
  }

  /** Whether there are keys and they may still be used. */
  public boolean usableAt(long epochMillis) {
    return !keys.isEmpty() && epochMillis < usableUntil.toEpochMilli();
  }
}
