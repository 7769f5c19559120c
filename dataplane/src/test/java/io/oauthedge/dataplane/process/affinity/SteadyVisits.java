package io.oauthedge.dataplane.process.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Visitors that come again and again, some at the same time, until they are told to stop. */
final class SteadyVisits implements AutoCloseable {
  private static final int AT_ONCE = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final List<Future<Void>> running = new ArrayList<>();
  private final AtomicLong visits = new AtomicLong();
  private volatile boolean stopped;

  SteadyVisits(List<Visitor> visitors) {
    for (int i = 0; i < AT_ONCE; i++) {
      int first = i;
      Callable<Void> task =
          () -> {
            while (!stopped) {
              for (int v = first; v < visitors.size(); v += AT_ONCE) {
                visitors.get(v).visit();
                visits.incrementAndGet();
              }
            }
            return null;
          };
      running.add(threads.submit(task));
    }
  }

  /** Waits until so many more visits were made; fails when one fails. */
  void more(long count) {
    long wanted = visits.get() + count;
    Awaitility.await("visits")
        .until(() -> visits.get() >= wanted || running.stream().anyMatch(Future::isDone));
  }

  /** Lets each visitor end its round; throws what a visit failed with. */
  @Override
  public void close() {
    stopped = true;
    threads.close();
    for (Future<Void> visitor : running) {
      if (visitor.state() == Future.State.FAILED) {
        throw new AssertionError("a visit failed", visitor.exceptionNow());
      }
    }
  }
}
