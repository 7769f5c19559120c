package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/**
 * How many requests of one pod an upstream gets at once, and how many wait for their turn.
 *
 * @param maxConcurrentRequests that the upstream works on at once; a WebSocket counts until it is
 *     open, any other request until its answer's end
 * @param maxQueuedRequests that wait; one more is refused, or one of whoever has most of them there
 * @param queueTimeoutMillis longest wait
 */
public record RequestLimitsConfig(
    int maxConcurrentRequests, int maxQueuedRequests, long queueTimeoutMillis) {
  /** What holds where nothing is configured; the resource's defaults. */
  public static final RequestLimitsConfig STANDARD = new RequestLimitsConfig(1_024, 1_024, 1_000);

  public RequestLimitsConfig {
    Require.atLeast(1, maxConcurrentRequests, "upstreams[].limits.maxConcurrentRequests");
    Require.atLeast(0, maxQueuedRequests, "upstreams[].limits.maxQueuedRequests");
    Require.atLeast(1, queueTimeoutMillis, "upstreams[].limits.queueTimeoutMillis");
  }
}
