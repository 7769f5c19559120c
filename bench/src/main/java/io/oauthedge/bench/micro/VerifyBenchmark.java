package io.oauthedge.bench.micro;

import io.oauthedge.bench.Tokens;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.token.Verdict;
import io.oauthedge.dataplane.verify.CryptoProvider;
import io.oauthedge.dataplane.verify.TokenVerifiers;
import io.oauthedge.dataplane.verify.VerifyLimits;
import io.oauthedge.dataplane.verify.VerifyMeter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A verdict on a token that is known, and on one that is not.
 *
 * <p>Verification belongs to an event loop, so each invocation hands a batch to one and waits.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerifyBenchmark {
  private static final int BATCH = 1_000;
  private static final String ISSUER = "http://127.0.0.1:1";

  /** Known tokens: the provider no longer matters. */
  @State(Scope.Benchmark)
  public static class Known {
    private final Verifier verifier =
        new Verifier(Tokens.Algorithm.RS256, new VerifyLimits(4_000_000, 1));

    @TearDown(Level.Trial)
    public void close() {
      verifier.close();
    }
  }

  /** Unknown tokens: nothing stays in a cache of one character. */
  @State(Scope.Benchmark)
  public static class Unknown {
    @Param public CryptoProvider provider = CryptoProvider.CORRETTO;
    @Param public Tokens.Algorithm algorithm = Tokens.Algorithm.RS256;
    private Optional<Verifier> verifier = Optional.empty();

    @Setup(Level.Trial)
    public void open() {
      if (provider == CryptoProvider.CORRETTO && CryptoProvider.install() != provider) {
        throw new IllegalStateException("the native crypto provider does not run here");
      }
      verifier = Optional.of(new Verifier(algorithm, new VerifyLimits(1, 1)));
    }

    @TearDown(Level.Trial)
    public void close() {
      verifier.ifPresent(Verifier::close);
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void repeatToken(Known known, Blackhole blackhole) {
    known.verifier.verifyAll(blackhole);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void firstSight(Unknown unknown, Blackhole blackhole) {
    unknown.verifier.orElseThrow().verifyAll(blackhole);
  }

  /** A verifier with its issuer's keys, its event loop, and tokens. */
  private static final class Verifier {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<String> tokens;
    private final TokenVerifiers verifiers;

    Verifier(Tokens.Algorithm algorithm, VerifyLimits limits) {
      var issued = new Tokens(ISSUER, algorithm);
      tokens = issued.issue(BATCH);
      var issuer =
          new IssuerConfig(
              "bench",
              ISSUER,
              List.of("orders-api"),
              List.of(),
              Optional.of(ISSUER + "/jwks"),
              Optional.empty(),
              List.of(algorithm.name()),
              30_000,
              List.of(),
              List.of("at+jwt"));
      InstantSource clock = InstantSource.system();
      var keySets = new KeySets(vertx, path -> path, KeyTimings.STANDARD, clock, KeysMeter.NONE);
      keySets.seed(
          KeySnapshot.of(
              List.of(new IssuerKeys(ISSUER, ISSUER + "/jwks", issued.keySet(), clock.instant()))));
      // On the event loop whatever the provider is, so that the figures compare.
      verifiers =
          new TokenVerifiers(
              vertx,
              List.of(issuer),
              keySets,
              CryptoProvider.CORRETTO,
              limits,
              clock,
              VerifyMeter.NONE);
    }

    void verifyAll(Blackhole blackhole) {
      Promise<Void> done = Promise.promise();
      loop.runOnContext(
          v -> {
            for (String token : tokens) {
              Future<Verdict> verdict = verifiers.verify(token, "127.0.0.1");
              if (!(verdict.result() instanceof Verdict.Admitted)) {
                done.fail("a good token was not admitted at once: " + verdict.result());
                return;
              }
              blackhole.consume(verdict);
            }
            done.complete();
          });
      done.future().await();
    }

    void close() {
      vertx.close().await();
    }
  }
}
