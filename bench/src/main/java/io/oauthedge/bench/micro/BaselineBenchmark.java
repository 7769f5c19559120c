package io.oauthedge.bench.micro;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.integrity.Baseline;
import io.oauthedge.dataplane.integrity.Visit;
import java.nio.charset.StandardCharsets;
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
 * What the memory of clients adds to a request: one look for Authorization, and one more for each
 * header that is preserved.
 *
 * <p>Address and user agent are new strings each time, as they are off the wire, so that their hash
 * is not known; {@link #strings} is what making them costs, to be taken off the others.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BaselineBenchmark {
  private static final byte[] USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final String HEADER = "authorization";
  private static final int SCOPE = 7;

  /** What a pod on one core serves at most. */
  private static final int REQUESTS_A_MILLISECOND = 24;

  /** Clients in rotation: some that all fit into the memory, and some of which a sample does. */
  @Param({"1000", "100000"})
  public int clients = 1_000;

  private Baseline baseline = new Baseline();
  private List<byte[]> addresses = List.of();
  private long requests;

  @Setup(Level.Iteration)
  public void begin() {
    baseline = new Baseline();
    addresses =
        IntStream.range(0, clients)
            .mapToObj(i -> ("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256))
            .map(address -> address.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    for (int i = 0; i < 4 * clients; i++) {
      baseline.brought(visit(), HEADER, 900, Long.MAX_VALUE);
    }
  }

  private String address() {
    return new String(addresses.get((int) (requests % clients)), StandardCharsets.ISO_8859_1);
  }

  private static String userAgent() {
    return new String(USER_AGENT, StandardCharsets.ISO_8859_1);
  }

  private Visit visit() {
    long now = 1_000_000 + requests / REQUESTS_A_MILLISECOND;
    Visit visit = baseline.visit(address(), userAgent(), SCOPE, now);
    requests++;
    return visit;
  }

  /** The strings alone. */
  @Benchmark
  public int strings() {
    requests++;
    return address().length() + userAgent().length();
  }

  /** A good request. */
  @Benchmark
  public void brought() {
    baseline.brought(visit(), HEADER, 900, Long.MAX_VALUE);
  }

  /** A request without a token, while everybody has lost it: the costliest state. */
  @Benchmark
  public Object lost() {
    return baseline.lost(visit(), HEADER, HeaderFate.DROPPED);
  }
}
