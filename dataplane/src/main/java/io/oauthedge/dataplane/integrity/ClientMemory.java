package io.oauthedge.dataplane.integrity;

import io.oauthedge.dataplane.integrity.ClientTrace.Brings;
import io.oauthedge.dataplane.integrity.ClientTrace.Who;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of the last minute, in a table of fixed size that all event loops share without
 * locks.
 *
 * <p>Who is in it stays as long as it comes: on a busy edge the table holds a sample, and those in
 * it are met again. A write that is lost to another loop's is one observation less, and nothing
 * else.
 */
final class ClientMemory {
  /** How long a client is remembered after it was seen. */
  static final long KEPT_MILLIS = 60_000;

  private static final int SLOTS = 4096;
  private static final int PROBES = 4;

  private final AtomicReferenceArray<@Nullable ClientTrace> slots =
      new AtomicReferenceArray<>(SLOTS);

  /** The trace of this key, or null: no Optional here, as every request comes by. */
  @Nullable ClientTrace find(long key, long nowMillis) {
    for (int i = 0; i < PROBES; i++) {
      ClientTrace trace = slots.getOpaque(slot(key, i));
      if (trace != null && trace.who().key() == key) {
        return isKept(trace, nowMillis) ? trace : null;
      }
    }
    return null;
  }

  /** Keeps a client that was not known, if there is room for it. */
  void add(Visit visit, String header, long validUntil) {
    long key = visit.key(header);
    for (int i = 0; i < PROBES; i++) {
      ClientTrace trace = slots.getOpaque(slot(key, i));
      if (trace == null || trace.who().key() == key || !isKept(trace, visit.atMillis())) {
        var who = new Who(key, visit.subject(header), visit.address(), visit.program());
        slots.setRelease(slot(key, i), new Brings(who, 1, visit.atMillis(), validUntil));
        return;
      }
    }
  }

  /** Puts a newer trace in the place of the same client's older one. */
  void replace(ClientTrace newer) {
    long key = newer.who().key();
    for (int i = 0; i < PROBES; i++) {
      ClientTrace trace = slots.getOpaque(slot(key, i));
      if (trace != null && trace.who().key() == key) {
        slots.setRelease(slot(key, i), newer);
        return;
      }
    }
  }

  /** Shows all that is remembered of one header within one scope. */
  void forEach(int subject, long nowMillis, Consumer<ClientTrace> action) {
    for (int i = 0; i < SLOTS; i++) {
      ClientTrace trace = slots.getAcquire(i);
      if (trace != null && trace.who().subject() == subject && isKept(trace, nowMillis)) {
        action.accept(trace);
      }
    }
  }

  private static boolean isKept(ClientTrace trace, long nowMillis) {
    return nowMillis - trace.seenAt() <= KEPT_MILLIS;
  }

  private static int slot(long key, int probe) {
    return (int) (key + probe) & (SLOTS - 1);
  }
}
