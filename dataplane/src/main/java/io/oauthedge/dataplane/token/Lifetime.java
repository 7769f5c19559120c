package io.oauthedge.dataplane.token;

/**
 * When a token may be used.
 *
 * @param notBeforeSeconds {@code nbf}, in seconds since the epoch (RFC 7519 section 4.1.5)
 * @param expiresAtSeconds {@code exp} (RFC 7519 section 4.1.4)
 * @param skewMillis tolerance at both ends
 */
public record Lifetime(long notBeforeSeconds, long expiresAtSeconds, long skewMillis) {
  /** The end of the year 9999; later times are taken for this one. */
  static final long MOST_SECONDS = 253_402_300_799L;

  /** Whether the token has expired. */
  public boolean isOver(long nowMillis) {
    return nowMillis - skewMillis >= expiresAtSeconds * 1000;
  }

  /** Whether the token is not valid yet. */
  public boolean isAhead(long nowMillis) {
    return nowMillis + skewMillis < notBeforeSeconds * 1000;
  }
}
