package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.dataplane.rate.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each order of the operator in once, while it is good, and no more of them than a pod
 * answers. Thread-safe.
 *
 * <p>What it remembers is bounded: an id is kept only when its order was let in, and not beyond the
 * order's end.
 */
public final class OrderGate {
  /** What becomes of an order. */
  enum Admission {
    ADMITTED,
    /** It is used up, too old, or from too far in the future: whoever sent it learns nothing. */
    VOID,
    /** It is good, and there are too many. */
    TOO_MANY
  }

  /** How far the clocks of operator and pod may be apart. */
  static final Duration SKEW = Duration.ofSeconds(5);

  /** A full round sends some hundred, and rounds of several edges do not meet at one pod. */
  static final int BURST = 1_000;

  static final Duration INTERVAL = Duration.ofMillis(5);

  private final Allowance allowance = new Allowance(BURST, INTERVAL);
  private final Map<String, Instant> answered = new LinkedHashMap<>();

  synchronized Admission admit(CanaryOrder order, Instant now) {
    Instant end = order.expiresAt().plus(SKEW);
    Instant latest = now.plus(CanarySeal.MOST_LIFE).plus(SKEW);
    forget(now);
    if (!now.isBefore(end)
        || order.expiresAt().isAfter(latest)
        || answered.containsKey(order.id())) {
      return Admission.VOID;
    }
    if (!allowance.take(now)) {
      return Admission.TOO_MANY;
    }
    answered.put(order.id(), end);
    return Admission.ADMITTED;
  }

  // In the order of their coming, which is nearly that of their ends: what stands behind a later
  // end waits for no longer than an order lives.
  private void forget(Instant now) {
    Iterator<Instant> ends = answered.values().iterator();
    while (ends.hasNext() && !now.isBefore(ends.next())) {
      ends.remove();
    }
  }
}
