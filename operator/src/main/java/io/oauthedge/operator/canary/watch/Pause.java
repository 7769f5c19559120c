package io.oauthedge.operator.canary.watch;

import java.time.Duration;

/** Waits on the calling thread, which had better be virtual. */
@FunctionalInterface
public interface Pause {
  /**
   * Comes back when the time has passed.
   *
   * @throws InterruptedException when the operator stops
   */
  void of(Duration time) throws InterruptedException;
}
