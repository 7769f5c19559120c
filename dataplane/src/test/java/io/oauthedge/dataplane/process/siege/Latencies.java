package io.oauthedge.dataplane.process.siege;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.process.edge.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How long good clients waited for their answers, which were all 200. */
public record Latencies(List<Long> sortedMicros) {
  private static final long PAUSE_MILLIS = 2;

  /** Measures with clients that each send one request after the other. */
  public static Latencies measure(Duration time, String token, Client... clients) {
    try (var threads = Executors.newFixedThreadPool(clients.length)) {
      List<CompletableFuture<List<Long>>> runs =
          Stream.of(clients)
              .map(client -> CompletableFuture.supplyAsync(() -> run(time, token, client), threads))
              .toList();
      var all = new ArrayList<Long>();
      runs.forEach(run -> all.addAll(run.join()));
      Collections.sort(all);
      return new Latencies(List.copyOf(all));
    }
  }

  private static List<Long> run(Duration time, String token, Client client) {
    var micros = new ArrayList<Long>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      assertThat(client.get("/orders/1", token).status()).isEqualTo(200);
      micros.add((System.nanoTime() - begin) / 1_000);
      LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000);
    }
    return micros;
  }

  /** The 99th percentile. */
  public long p99Micros() {
    return sortedMicros.get(sortedMicros.size() * 99 / 100);
  }

  @Override
  public String toString() {
    return "%d requests, median %d µs, p99 %d µs"
        .formatted(sortedMicros.size(), sortedMicros.get(sortedMicros.size() / 2), p99Micros());
  }
}
