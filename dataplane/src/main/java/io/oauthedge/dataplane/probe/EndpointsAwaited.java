package io.oauthedge.dataplane.probe;

import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a pod back that could not keep sessions yet: the operator has not told it the endpoints.
 *
 * <p>Not for ever: with the operator away, a pod that spreads sessions is better than none.
 * Thread-safe.
 */
final class EndpointsAwaited {
  static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(EndpointsAwaited.class);

  private final InstantSource clock;
  private @Nullable Instant since;
  private boolean told;

  EndpointsAwaited(InstantSource clock) {
    this.clock = clock;
  }

  /** What the pod waits for; empty when for nothing, and when it has waited long enough. */
  Optional<String> problem(EdgeSnapshot snapshot) {
    return snapshot.config().upstreams().stream()
        .filter(upstream -> upstream.sessionAffinity().isPresent())
        .findFirst()
        .filter(upstream -> snapshot.endpoints().epoch() == 0 && lasts(upstream.name()))
        .map(
            upstream ->
                "the endpoints of upstream "
                    + upstream.name()
                    + " are not known yet, so that no session could be kept");
  }

  private synchronized boolean lasts(String upstream) {
    Instant now = clock.instant();
    since = since == null ? now : since;
    boolean lasts = now.isBefore(since.plus(LONGEST));
    if (!lasts && !told) {
      told = true;
      LOG.atWarn()
          .addKeyValue("upstream", upstream)
          .addKeyValue("waitedSeconds", LONGEST.toSeconds())
          .log("Serves without knowing the endpoints: no session is kept until the operator tells");
    }
    return lasts;
  }
}
