package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanarySubject;
import java.time.Duration;
import java.util.Optional;

/**
 * An edge whose canary is to run.
 *
 * @param interval between two rounds, before jitter
 * @param occasion empty while pods are not what is wanted, and a change waits for them
 */
public record Watched(CanarySubject subject, Duration interval, Optional<Occasion> occasion) {}
