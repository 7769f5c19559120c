package io.oauthedge.dataplane.verify;

/**
 * What one event loop may spend on tokens.
 *
 * @param cachedChars bound of the lengths of all tokens whose verdicts are kept
 * @param waiting tokens that wait for keys or a worker
 */
public record VerifyLimits(long cachedChars, int waiting) {
  private static final int WAITING = 512;
  private static final long LEAST_CHARS = 256 * 1024;
  private static final long MOST_CHARS = 32L * 1024 * 1024;

  /** A verdict takes some four times its token's length: an eighth of the heap for all loops. */
  private static final int HEAP_SHARE = 32;

  /** Limits that fit this JVM. */
  public static VerifyLimits standard() {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    long perLoop = share / Math.max(1, 2L * Runtime.getRuntime().availableProcessors());
    return new VerifyLimits(Math.clamp(perLoop, LEAST_CHARS, MOST_CHARS), WAITING);
  }
}
