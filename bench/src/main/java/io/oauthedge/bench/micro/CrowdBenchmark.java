package io.oauthedge.bench.micro;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.integrity.Baseline;
import io.oauthedge.dataplane.integrity.Visit;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a refusal costs in the state in which most is counted: a thousand clients of each of two
 * routes lost their token, one after the other over half a minute, and all go on asking in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CrowdBenchmark {
  private static final String HEADER = "authorization";
  private static final int CLIENTS = 2_000;
  private static final long MILLIS_APART = 15;

  /** How many refusals a pod answers in a millisecond; the fewer, the more each of them counts. */
  @Param({"24", "1"})
  public int refusalsAMillisecond = 24;

  private final List<String> addresses =
      IntStream.range(0, CLIENTS).mapToObj(i -> "10.0." + i / 256 + "." + i % 256).toList();
  private Baseline baseline = new Baseline();
  private long began;
  private long refusals;

  @Setup(Level.Iteration)
  public void begin() {
    baseline = new Baseline();
    long now = 1_000_000;
    for (int i = 0; i < 4 * CLIENTS; i++) {
      baseline.brought(visit(i, now), HEADER, 900, Long.MAX_VALUE);
    }
    for (int i = 0; i < CLIENTS; i++) {
      now += MILLIS_APART;
      baseline.lost(visit(i, now), HEADER, HeaderFate.DROPPED);
    }
    began = now;
    refusals = 0;
  }

  private Visit visit(long number, long now) {
    int client = (int) (number % CLIENTS);
    return baseline.visit(
        addresses.get(client), client % 3 == 0 ? "curl/8" : "app/1", client & 1, now);
  }

  /** One refusal. */
  @Benchmark
  public Object lost() {
    long now = began + refusals / refusalsAMillisecond;
    return baseline.lost(visit(refusals++, now), HEADER, HeaderFate.DROPPED);
  }
}
