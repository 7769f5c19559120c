package io.oauthedge.operator.observe;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks many pods at once, but never more than a bound over all edges. */
final class Rounds {
  private final ExecutorService threads;
  private final Semaphore permits;

  /**
   * A bound over everything that goes through this object.
   *
   * @param threads one virtual thread a task
   */
  Rounds(ExecutorService threads, int atOnce) {
    this.threads = threads;
    this.permits = new Semaphore(atOnce);
  }

  /** The results in the order of the items. */
  <A, B> List<B> ask(List<A> items, Function<A, B> question) throws InterruptedException {
    List<Callable<B>> tasks =
        items.stream().<Callable<B>>map(item -> () -> bounded(item, question)).toList();
    return threads.invokeAll(tasks).stream().map(Rounds::result).toList();
  }

  /** Does something with every item. */
  <A> void each(List<A> items, Consumer<A> action) throws InterruptedException {
    ask(
        items,
        item -> {
          action.accept(item);
          return item;
        });
  }

  private <A, B> B bounded(A item, Function<A, B> question) throws InterruptedException {
    permits.acquire();
    try {
      return question.apply(item);
    } finally {
      permits.release();
    }
  }

  private static <B> B result(Future<B> done) {
    try {
      return done.resultNow();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "asking a pod failed in the operator itself", done.exceptionNow());
    }
  }
}
