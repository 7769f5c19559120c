package io.oauthedge.dataplane.limit;

/** A waiter's position, of which its gate knows whether it still stands. */
public final class Turn {
  final Waiter waiter;
  final Lane lane;
  final long deadline;

  Turn(Waiter waiter, Lane lane, long deadline) {
    this.waiter = waiter;
    this.lane = lane;
    this.deadline = deadline;
  }
}
