package io.oauthedge.bench.micro;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.endpoint.Backend;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.endpoint.EndpointMemory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs a request to choose its endpoint. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChooseBenchmark {
  private static final long NOW = 1_000_000_000_000L;

  @Param({"3", "30", "300"})
  public int endpoints = 3;

  private Backends well = new EndpointMemory().fallback(new Endpoint("orders", 8080));
  private Backends oneOut = well;
  private long key;

  @Setup
  public void prepare() {
    List<Endpoint> live =
        IntStream.range(0, endpoints)
            .mapToObj(i -> new Endpoint("10.1." + i / 256 + "." + i % 256, 8080))
            .toList();
    well = new EndpointMemory().live(1, new LiveEndpoints(live, List.of()));
    oneOut = new EndpointMemory().live(1, new LiveEndpoints(live, List.of()));
    Backend failing = oneOut.choose(new AffinityKey.Keyed(0), Optional.empty(), NOW).orElseThrow();
    for (int i = 0; i < 3; i++) {
      oneOut.failed(failing, NOW);
    }
  }

  /** By a key, another each time. */
  @Benchmark
  public Object keyed() {
    return well.choose(new AffinityKey.Keyed(key++), Optional.empty(), NOW);
  }

  /** By a key, while one endpoint is left out. */
  @Benchmark
  public Object keyedWhileOneIsOut() {
    return oneOut.choose(new AffinityKey.Keyed(key++), Optional.empty(), NOW);
  }

  /** Without key. */
  @Benchmark
  public Object keyless() {
    return well.choose(AffinityKey.NONE, Optional.empty(), NOW);
  }
}
