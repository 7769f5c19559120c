package io.oauthedge.demo.api.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last changes, in order, and who is told of new ones.
 *
 * <p>Thread-safe. Listeners are called by the thread that made the change and must not wait.
 */
final class ChangeLog {
  private static final int KEPT = 4_096;

  private final Deque<Change> changes = new ArrayDeque<>();
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private long forgotten;

  synchronized void add(Change change) {
    changes.addLast(change);
    if (changes.size() > KEPT) {
      forgotten = changes.removeFirst().version();
    }
    List.copyOf(listeners).forEach(listener -> listener.accept(change));
  }

  /**
   * Tells of every change after a version, beginning with those already made.
   *
   * @return what ends it
   * @throws StoreException 410 when changes after the version are forgotten
   */
  synchronized Runnable follow(long version, Consumer<Change> listener) throws StoreException {
    if (version < forgotten) {
      throw new StoreException(410, "too old resource version: " + version);
    }
    changes.stream().filter(change -> change.version() > version).forEach(listener);
    listeners.add(listener);
    return () -> remove(listener);
  }

  private synchronized void remove(Consumer<Change> listener) {
    listeners.remove(listener);
  }
}
