package io.oauthedge.contract.config;

/**
 * The access log: one JSON line a request.
 *
 * @param samplePercent share of admitted requests that get a line, 0 to 100; refusals always do
 */
public record AccessLogConfig(Level level, int samplePercent) {
  /** Which requests get a line. */
  public enum Level {
    ALL,
    REJECTED,
    NONE
  }

  public AccessLogConfig {
    if (samplePercent < 0 || samplePercent > 100) {
      throw new IllegalArgumentException("accessLog.samplePercent must be 0 to 100");
    }
  }
}
