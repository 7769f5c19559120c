package io.oauthedge.dataplane.process.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A steady load of valid requests: each worker sends its next request a fixed pause after the
 * answer to the last one, until it is told to stop.
 *
 * <p>An answer counts as passed only when it is 200 and speaks of the path that was asked for.
 */
public final class SteadyLoad {
  private static final int WORKERS = 8;
  private static final long PAUSE_MILLIS = 20;

  private final Vertx vertx;
  private final Client client;
  private final Supplier<String> token;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch running = new CountDownLatch(WORKERS);
  private volatile boolean stopping;

  private SteadyLoad(Vertx vertx, Client client, Supplier<String> token) {
    this.vertx = vertx;
    this.client = client;
    this.token = token;
  }

  /** Starts about 300 requests a second; the token is asked for anew for each. */
  public static SteadyLoad start(Vertx vertx, Client client, Supplier<String> token) {
    var load = new SteadyLoad(vertx, client, token);
    for (int i = 0; i < WORKERS; i++) {
      load.next();
    }
    return load;
  }

  private void next() {
    if (stopping) {
      running.countDown();
      return;
    }
    String path = "/orders/" + sent.incrementAndGet();
    client
        .send(path, Map.of("Authorization", "Bearer " + token.get()))
        .onComplete(
            answer -> {
              count(path, answer);
              vertx.setTimer(PAUSE_MILLIS, timer -> next());
            },
            failure -> {
              failures.add(path + ": " + failure);
              vertx.setTimer(PAUSE_MILLIS, timer -> next());
            });
  }

  private void count(String path, Exchange answer) {
    if (answer.status() == 200 && answer.body().contains("\"" + path + "\"")) {
      passed.incrementAndGet();
    } else {
      failures.add(path + ": " + answer.status() + " " + answer.body());
    }
  }

  /** Waits until this many more requests passed; returns at once when one failed. */
  public void awaitPassed(long more) {
    long goal = passed.get() + more;
    await(more + " more requests passed")
        .atMost(Duration.ofSeconds(60))
        .until(() -> passed.get() >= goal || !failures.isEmpty());
  }

  /** Stops, waits for the last answers, and fails unless every request passed. */
  public void stopAndAssertNoneLost() {
    stopping = true;
    try {
      assertThat(running.await(30, TimeUnit.SECONDS)).as("every request was answered").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the load ended", e);
    }
    assertThat(failures).as("requests refused or lost of %d sent", sent.get()).isEmpty();
    assertThat(passed.get()).isEqualTo(sent.get()).isPositive();
  }
}
