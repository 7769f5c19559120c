package io.oauthedge.dataplane.connection;

import java.util.concurrent.atomic.AtomicInteger;

/** The connections that a pod holds on its listeners, and how many it may. */
public final class Connections {
  private final AtomicInteger open = new AtomicInteger();
  private final int most;

  public Connections(int most) {
    this.most = most;
  }

  /** Takes one in, unless the pod is full; whoever is let in must {@link #leave}. */
  boolean enter() {
    if (open.incrementAndGet() > most) {
      leave();
      return false;
    }
    return true;
  }

  void leave() {
    open.decrementAndGet();
  }

  public int open() {
    return open.get();
  }

  public int most() {
    return most;
  }
}
