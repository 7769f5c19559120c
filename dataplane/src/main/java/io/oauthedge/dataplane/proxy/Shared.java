package io.oauthedge.dataplane.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the users of something, and ends it when the last one is gone. */
public final class Shared {
  private final AtomicLong users = new AtomicLong(1);
  private final Runnable end;

  /** Begins with one user, who is the maker. */
  public Shared(Runnable end) {
    this.end = end;
  }

  /** Becomes a user; false when the last one has already gone. */
  public boolean enter() {
    long before;
    do {
      before = users.get();
      if (before == 0) {
        return false;
      }
    } while (!users.compareAndSet(before, before + 1));
    return true;
  }

  /** Stops being a user; runs the end if there is no other. */
  public void leave() {
    if (users.decrementAndGet() == 0) {
      end.run();
    }
  }
}
