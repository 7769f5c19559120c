package io.oauthedge.dataplane.limit;

import io.oauthedge.contract.config.RequestLimitsConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets as many requests to an upstream as it may get at once; others wait, each client's apart.
 *
 * <p>Thread-safe. While there are free places, entering is one compare-and-set: no lock, nothing
 * allocated. Waiters are told outside of any lock.
 */
public final class RequestGate {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final RequestLimitsConfig limits;
  private final LongSupplier nanoClock;
  private final LongConsumer alarm;
  private final AtomicInteger busy = new AtomicInteger();

  private final Lanes lanes = new Lanes();

  /** All have the same time, so that they stand in the order of their deadlines. */
  private final LinkedHashSet<Turn> byDeadline = new LinkedHashSet<>();

  /** The number of turns: written under the lock, read without it. */
  private volatile int waiting;

  private boolean alarmSet;

  /**
   * A gate with all places free.
   *
   * @param nanoClock the time, as of {@link System#nanoTime}
   * @param alarm asked to call {@link #expire} after so many milliseconds
   */
  public RequestGate(RequestLimitsConfig limits, LongSupplier nanoClock, LongConsumer alarm) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.alarm = alarm;
  }

  /** Takes a place if one is free and nobody waits for it; {@link #leave} must follow. */
  public boolean enter() {
    return waiting == 0 && take();
  }

  private boolean take() {
    int taken = busy.get();
    while (taken < limits.maxConcurrentRequests()) {
      if (busy.compareAndSet(taken, taken + 1)) {
        return true;
      }
      taken = busy.get();
    }
    return false;
  }

  /**
   * Waits for a place, which may be had at once.
   *
   * @param client who is not to delay others, hashed
   * @return what {@link #forget} needs when the waiter has left
   */
  public Turn await(long client, Waiter waiter) {
    var told = new ArrayList<Runnable>(1);
    Turn turn;
    boolean first;
    synchronized (this) {
      Lane lane = lanes.of(client);
      long limitNanos = limits.queueTimeoutMillis() * NANOS_PER_MILLI;
      turn = new Turn(waiter, lane, nanoClock.getAsLong() + limitNanos);
      lane.add(turn);
      byDeadline.add(turn);
      waiting = byDeadline.size();
      // A place may have become free before anybody was seen waiting.
      admit(told);
      if (waiting > limits.maxQueuedRequests()) {
        // Whoever has most of them there can spare one most easily.
        refuse(lanes.longest().last(), Waiter.Cause.QUEUE_FULL, told);
      }
      first = waiting > 0 && !alarmSet;
      alarmSet |= first;
    }
    if (first) {
      alarm.accept(limits.queueTimeoutMillis());
    }
    told.forEach(Runnable::run);
    return turn;
  }

  /** Gives a place back. */
  public void leave() {
    busy.decrementAndGet();
    if (waiting > 0) {
      var told = new ArrayList<Runnable>(1);
      synchronized (this) {
        admit(told);
      }
      told.forEach(Runnable::run);
    }
  }

  /** Whether the waiter had not been told yet; it will hear nothing then. */
  public synchronized boolean forget(Turn turn) {
    return settle(turn);
  }

  /** Refuses who waited too long. */
  public void expire() {
    var told = new ArrayList<Runnable>();
    long wait;
    synchronized (this) {
      long now = nanoClock.getAsLong();
      while (waiting > 0 && byDeadline.getFirst().deadline - now <= 0) {
        refuse(byDeadline.getFirst(), Waiter.Cause.QUEUE_TIMEOUT, told);
      }
      alarmSet = waiting > 0;
      wait = alarmSet ? Math.ceilDiv(byDeadline.getFirst().deadline - now, NANOS_PER_MILLI) : 0;
    }
    if (wait > 0) {
      alarm.accept(wait);
    }
    told.forEach(Runnable::run);
  }

  /** How many requests have a place. */
  public int busy() {
    return busy.get();
  }

  /** How many requests wait. */
  public int waiting() {
    return waiting;
  }

  private void admit(List<Runnable> told) {
    while (waiting > 0 && take()) {
      Turn turn = lanes.next();
      settle(turn);
      told.add(turn.waiter::admitted);
    }
  }

  private void refuse(Turn turn, Waiter.Cause cause, List<Runnable> told) {
    settle(turn);
    told.add(() -> turn.waiter.refused(cause));
  }

  private boolean settle(Turn turn) {
    turn.lane.remove(turn);
    boolean stood = byDeadline.remove(turn);
    waiting = byDeadline.size();
    return stood;
  }
}
