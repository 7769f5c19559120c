package io.oauthedge.bench.micro;

import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.integrity.Integrity;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All that the signals of real traffic add to a good request: noting that its token arrived, and
 * looking at the headers that are preserved, all of which are there and whole.
 *
 * <p>The request is a stand-in by reflection, whose calls count in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WatchBenchmark {
  /** How many headers are preserved. */
  @Param({"0", "1", "5"})
  public int preserved = 0;

  private final Vertx vertx = Vertx.vertx();
  private final Integrity integrity = Integrity.create();
  private final AdmittedToken token =
      new AdmittedToken("bench", new JsonObject(), Set.of(), Long.MAX_VALUE / 1_000);
  private Optional<Exchange> exchange = Optional.empty();

  @Setup(Level.Trial)
  public void begin() {
    List<String> names = IntStream.range(0, preserved).mapToObj(i -> "X-Kept-" + i).toList();
    MultiMap headers =
        HttpHeaders.headers()
            .add("Host", "orders.example.com")
            .add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101")
            .add("Accept", "application/json")
            .add("X-Forwarded-For", "203.0.113.9")
            .add("X-Forwarded-Proto", "https");
    names.forEach(name -> headers.add(name, "a value of some length"));
    exchange = Optional.of(StandIn.exchange(vertx, headers, names));
  }

  @TearDown(Level.Trial)
  public void end() {
    vertx.close().await();
  }

  @Benchmark
  public Object goodRequest() {
    Exchange current = exchange.orElseThrow();
    Object seen = integrity.watched().inspect(current);
    integrity.authorization().admitted(current, token);
    integrity.watched().admitted(current);
    return seen;
  }
}
