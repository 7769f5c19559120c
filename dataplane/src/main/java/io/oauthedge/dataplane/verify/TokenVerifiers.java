package io.oauthedge.dataplane.verify;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.token.TokenVerifier;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies the tokens of a list of issuers, with a verifier and a cache of its own on each event
 * loop, so that loops never wait for each other.
 *
 * <p>Immutable in what it accepts: other issuers, or the same with other rules, want another
 * instance, and no verdict passes from one to the other.
 */
public final class TokenVerifiers implements TokenVerifier {
  private static final String POOL = "oauthedge-verify";

  private final Vertx vertx;
  private final Intake intake;
  private final Optional<WorkerExecutor> workers;
  private final VerifyLimits limits;
  private final InstantSource clock;
  private final VerifyMeter meter;
  private final Map<Thread, LoopVerifier> loops = new ConcurrentHashMap<>();

  /** Takes the issuers' key sets, which begin to fetch if they are new. */
  public TokenVerifiers(
      Vertx vertx,
      List<IssuerConfig> issuers,
      KeySets keySets,
      CryptoProvider crypto,
      VerifyLimits limits,
      InstantSource clock,
      VerifyMeter meter) {
    this.vertx = vertx;
    this.intake = new Intake(issuers, keySets);
    this.workers =
        crypto == CryptoProvider.CORRETTO
            ? Optional.empty()
            : Optional.of(
                vertx.createSharedWorkerExecutor(POOL, Runtime.getRuntime().availableProcessors()));
    this.limits = limits;
    this.clock = clock;
    this.meter = meter;
  }

  @Override
  public Future<Verdict> verify(String token, String peer) {
    Thread loop = Thread.currentThread();
    LoopVerifier verifier = loops.get(loop);
    return (verifier != null ? verifier : start(loop)).verify(token, peer);
  }

  private LoopVerifier start(Thread loop) {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException("tokens are verified on event loops");
    }
    var verifier = new LoopVerifier(vertx, intake, workers, limits, clock, meter);
    loops.put(loop, verifier);
    return verifier;
  }
}
