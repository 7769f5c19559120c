package io.oauthedge.dataplane.snapshot;

import io.oauthedge.contract.config.PathFindings;
import java.time.Duration;
import java.time.Instant;

/**
 * What the canary has proven of the way to this edge, for as long as it may be believed.
 *
 * <p>The way may be mended while the operator is away, and then nobody tells. A pod that has
 * forgotten reports so, and a living operator pushes anew what still holds.
 *
 * @param end from when on they are forgotten
 */
public record HeldFindings(PathFindings findings, Instant end) {
  /** How long findings hold without being pushed anew. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** Findings that were pushed at a time. */
  public static HeldFindings pushed(PathFindings findings, Instant at) {
    return new HeldFindings(findings, at.plus(LIFE));
  }

  /** What a pod holds before it is told. */
  public static HeldFindings none() {
    return new HeldFindings(PathFindings.none(), Instant.MIN);
  }

  /** What is believed at a time. */
  public PathFindings at(Instant now) {
    return now.isBefore(end) ? findings : PathFindings.none();
  }
}
