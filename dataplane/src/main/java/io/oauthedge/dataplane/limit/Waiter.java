package io.oauthedge.dataplane.limit;

/** Who waits at a {@link RequestGate}. Hears exactly one of both, on any thread, unless it left. */
public interface Waiter {
  /** It has a place, and must give it back by {@link RequestGate#leave}. */
  void admitted();

  /** It has none, because the time is over or others wait more modestly. */
  void refused(Cause cause);

  /** Why there is no place. */
  enum Cause {
    QUEUE_FULL,
    QUEUE_TIMEOUT
  }
}
