package io.oauthedge.operator.status;

import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.operator.plan.EdgeNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when a status is written: verdicts at once, mere counts now and then, the same never.
 *
 * <p>Thread-safe.
 */
public final class StatusPacing {
  /** How long mere counts wait unless configured otherwise. */
  public static final Duration DEFAULT_COUNTS_INTERVAL = Duration.ofMinutes(2);

  private final Map<EdgeNames, Instant> written = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration countsInterval;

  /** Counts are written at most once every {@code countsInterval}. */
  public StatusPacing(InstantSource clock, Duration countsInterval) {
    this.clock = clock;
    this.countsInterval = countsInterval;
  }

  /** Whether the fresh status is to be written now; then it counts as written. */
  public boolean isDue(EdgeNames edge, Optional<OAuthEdgeStatus> old, OAuthEdgeStatus fresh) {
    Instant now = clock.instant();
    boolean due =
        switch (StatusChange.between(old, fresh)) {
          case NONE -> false;
          case COUNTS -> !written.getOrDefault(edge, Instant.MIN).plus(countsInterval).isAfter(now);
          case VERDICTS -> true;
        };
    if (due) {
      written.put(edge, now);
    }
    return due;
  }

  /** Drops what was kept of an edge that is gone. */
  public void forget(EdgeNames edge) {
    written.remove(edge);
  }
}
