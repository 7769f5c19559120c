package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/**
 * How the routes to token endpoints are kept from storms.
 *
 * @param coalesce whether equal refreshes that are under way together become one
 * @param replayWindowMillis how long after its answer an equal refresh still gets that answer; 0
 *     for not at all (RFC 9700 section 4.14)
 * @param maxConcurrentRequests requests of one pod that a token endpoint works on at once
 * @param maxQueuedRequests requests of one pod that wait for their turn; one more is refused
 * @param queueTimeoutMillis longest wait
 * @param retryAfterMillis middle of what a refused client is told to wait; each is told another
 *     time between half and one and a half of it
 */
public record RefreshProtectionConfig(
    boolean coalesce,
    long replayWindowMillis,
    int maxConcurrentRequests,
    int maxQueuedRequests,
    long queueTimeoutMillis,
    long retryAfterMillis) {
  /** What holds where nothing is configured; the resource's defaults. */
  public static final RefreshProtectionConfig STANDARD =
      new RefreshProtectionConfig(true, 0, 64, 1_024, 5_000, 10_000);

  public RefreshProtectionConfig {
    Require.atLeast(0, replayWindowMillis, "refreshProtection.replayWindowMillis");
    Require.atLeast(1, maxConcurrentRequests, "refreshProtection.maxConcurrentRequests");
    Require.atLeast(0, maxQueuedRequests, "refreshProtection.maxQueuedRequests");
    Require.atLeast(1, queueTimeoutMillis, "refreshProtection.queueTimeoutMillis");
    Require.atLeast(1, retryAfterMillis, "refreshProtection.retryAfterMillis");
  }
}
