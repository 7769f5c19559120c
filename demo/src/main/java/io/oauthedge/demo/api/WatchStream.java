package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One client's watch: its events, its bookmarks, and its end by time, by the client, or by an
 * error. Runs on a thread of its own; thread-safe.
 */
final class WatchStream implements Runnable {
  private static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Api api;
  private final ApiRequest request;
  private final Consumer<ObjectNode> sink;
  private final Runnable finish;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param sink takes events without waiting
   * @param finish ends the connection
   */
  WatchStream(Api api, ApiRequest request, Consumer<ObjectNode> sink, Runnable finish) {
    this.api = api;
    this.request = request;
    this.sink = sink;
    this.finish = finish;
  }

  @Override
  public void run() {
    try {
      Runnable end = api.watch(request, sink);
      try {
        awaitEnd();
      } finally {
        end.run();
      }
    } catch (ApiException e) {
      ObjectNode error = JsonNodeFactory.instance.objectNode().put("type", "ERROR");
      error.set("object", e.status());
      sink.accept(error);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed.getCount() > 0) {
      finish.run();
    }
  }

  /** The client is gone. */
  void close() {
    closed.countDown();
  }

  private void awaitEnd() throws InterruptedException, ApiException {
    String asked = request.parameter("timeoutSeconds");
    long seconds = asked.isEmpty() || asked.equals("0") ? 0 : Long.parseLong(asked);
    long end = System.nanoTime() + (seconds == 0 ? LONGEST : Duration.ofSeconds(seconds)).toNanos();
    boolean bookmarks = request.parameter("allowWatchBookmarks").equals("true");
    while (end > System.nanoTime()) {
      long wait = Math.min(end - System.nanoTime(), BOOKMARK_INTERVAL.toNanos());
      if (closed.await(wait, TimeUnit.NANOSECONDS)) {
        return;
      }
      if (bookmarks) {
        sink.accept(api.bookmark(request));
      }
    }
  }
}
