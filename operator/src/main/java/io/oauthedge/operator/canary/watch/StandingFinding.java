package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import java.time.Instant;

/**
 * A finding that two of three rounds have shown.
 *
 * @param scope the narrowest that has shown it: what only full rounds see, no other can clear
 * @param since when it came to stand
 */
public record StandingFinding(HeaderFinding finding, CanaryScope scope, Instant since) {}
