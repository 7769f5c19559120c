package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanarySubject;
import java.time.Duration;

/**
 * An edge whose canary is to run.
 *
 * @param interval between two rounds, before jitter
 * @param occasion names all that a full round must follow: another value asks for one at once
 */
public record Watched(CanarySubject subject, Duration interval, String occasion) {}
