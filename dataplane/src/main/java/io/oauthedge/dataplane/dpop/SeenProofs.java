package io.oauthedge.dataplane.dpop;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proofs of the last while, by key and {@code jti}; bounded, shared by event loops. */
final class SeenProofs {
  private static final int MOST = 65_536;

  private final Map<String, Long> until = new LinkedHashMap<>();
  private final long lifeMillis;

  /**
   * Has seen none.
   *
   * @param lifeMillis after which a proof would be refused for its age
   */
  SeenProofs(long lifeMillis) {
    this.lifeMillis = lifeMillis;
  }

  /** Whether a proof is new; it is not any more from then on. What there is no room for is not. */
  synchronized boolean isNew(String thumbprint, String jti, long nowMillis) {
    Iterator<Long> eldest = until.values().iterator();
    while (eldest.hasNext() && eldest.next() <= nowMillis) {
      eldest.remove();
    }
    return until.size() < MOST
        && until.putIfAbsent(thumbprint + " " + jti, nowMillis + lifeMillis) == null;
  }
}
