package io.oauthedge.dataplane.observe;

import io.oauthedge.contract.config.AccessLogConfig;

/** Takes every finished exchange once, on its event loop, and never blocks it. */
public record Observer(TrafficTally tally, TrafficMetrics metrics, AccessLog log) {
  /** Counts and logs an exchange. */
  public void record(ExchangeRecord exchange, AccessLogConfig config) {
    tally.count(exchange);
    metrics.count(exchange);
    log.offer(exchange, config);
  }
}
