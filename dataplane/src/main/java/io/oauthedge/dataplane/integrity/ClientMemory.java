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
    int slot = slotOf(key);
    ClientTrace trace = slot < 0 ? null : slots.getAcquire(slot);
    return trace != null && isKept(trace, nowMillis) ? trace : null;
  }

  /** Keeps a client that was not known, if there is room for it. */
  void add(Visit visit, String header, int length, long validUntil) {
    long key = visit.key(header);
    int known = slotOf(key);
    int slot = known < 0 ? freeSlot(key, visit.atMillis()) : known;
    if (slot >= 0) {
      var who = new Who(key, visit.subject(header), visit.address(), visit.program());
      slots.setRelease(slot, new Brings(who, 1, length, visit.atMillis(), validUntil));
    }
  }

  /** Puts a newer trace in the place of the same client's older one. */
  void replace(ClientTrace newer) {
    int slot = slotOf(newer.who().key());
    if (slot >= 0) {
      slots.setRelease(slot, newer);
    }
  }

  /** Where this key is, -1 if nowhere. */
  private int slotOf(long key) {
    for (int i = 0; i < PROBES; i++) {
      int slot = probe(key, i);
      ClientTrace trace = slots.getAcquire(slot);
      if (trace != null && trace.who().key() == key) {
        return slot;
      }
    }
    return -1;
  }

  private int freeSlot(long key, long nowMillis) {
    for (int i = 0; i < PROBES; i++) {
      int slot = probe(key, i);
      ClientTrace trace = slots.getAcquire(slot);
      if (trace == null || !isKept(trace, nowMillis)) {
        return slot;
      }
    }
    return -1;
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

  private static int probe(long key, int probe) {
    return (int) (key + probe) & (SLOTS - 1);
  }
}
