package io.oauthedge.operator.canary.send;

import io.oauthedge.operator.canary.probe.Probe;

/** A way to the edge: through its external address, or straight to a pod. */
@FunctionalInterface
public interface Way {
  /**
   * Sends one request and waits for what comes of it, within the round's bounds.
   *
   * @throws InterruptedException when the operator stops
   */
  Reply send(Probe probe) throws InterruptedException;
}
