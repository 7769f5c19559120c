package io.oauthedge.dataplane.limit;

import java.util.LinkedHashSet;

/** Turns of the same few clients, in their order. */
final class Lane {
  private final LinkedHashSet<Turn> turns = new LinkedHashSet<>();

  int waiting() {
    return turns.size();
  }

  void add(Turn turn) {
    turns.add(turn);
  }

  boolean remove(Turn turn) {
    return turns.remove(turn);
  }

  Turn first() {
    return turns.getFirst();
  }

  Turn last() {
    return turns.getLast();
  }
}
