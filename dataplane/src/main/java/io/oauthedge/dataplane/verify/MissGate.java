package io.oauthedge.dataplane.verify;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the tokens that wait for keys or for a worker, and shares the places out fairly: a peer
 * gets one more only while it holds fewer than are free. Alone it may so take half of all, and
 * there is always room for another. One per event loop, not thread-safe.
 */
final class MissGate {
  private final int places;
  private final Map<String, Integer> held = new HashMap<>();
  private int taken;

  MissGate(int places) {
    this.places = places;
  }

  /** Takes a place; false when the peer gets none. */
  boolean enter(String peer) {
    if (held.getOrDefault(peer, 0) >= places - taken) {
      return false;
    }
    held.merge(peer, 1, Integer::sum);
    taken++;
    return true;
  }

  /** Gives a place back. */
  void leave(String peer) {
    taken--;
    held.computeIfPresent(peer, (p, count) -> count == 1 ? null : count - 1);
  }
}
