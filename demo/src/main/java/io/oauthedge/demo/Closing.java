package io.oauthedge.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed the other way round, once, whoever asks first. */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T started) {
    open.push(started);
    return started;
  }

  /** Closes everything, also when some of it fails to close. */
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("Could not close: " + e);
      }
    }
  }
}
