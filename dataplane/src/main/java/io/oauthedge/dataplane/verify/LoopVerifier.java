package io.oauthedge.dataplane.verify;

import static io.oauthedge.contract.Reason.EDGE_FAILURE;
import static io.oauthedge.contract.Reason.KEYS_UNAVAILABLE;
import static io.oauthedge.contract.Reason.TOKEN_NOT_YET_VALID;
import static io.oauthedge.contract.Reason.TOKEN_SIGNATURE_INVALID;
import static io.oauthedge.contract.Reason.TOKEN_UNKNOWN_KEY;
import static io.oauthedge.contract.Reason.VERIFIER_BUSY;

import io.oauthedge.dataplane.keys.VerificationKey;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.TokenRefusedException;
import io.oauthedge.dataplane.token.TokenShape;
import io.oauthedge.dataplane.token.TokenVerifier;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop's verifier; all its state belongs to that loop's thread.
 *
 * <p>Most verdicts come from the cache, most others at once. Only what must wait, for keys or for a
 * worker, takes a place in the gate, and equal tokens that wait are judged once.
 */
final class LoopVerifier implements TokenVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(LoopVerifier.class);

  /** A fetch that was under way when a key was published may miss it, the next one does not. */
  private static final int REFRESHES = 2;

  private final Vertx vertx;
  private final Intake intake;
  private final Optional<WorkerExecutor> workers;
  private final InstantSource clock;
  private final VerifyMeter meter;
  private final VerdictCache cache;
  private final MissGate gate;
  private final SignatureCheck signatures;
  private final TokenDigest.Maker digests = new TokenDigest.Maker();
  private final Map<TokenDigest, Future<Verdict>> waiting = new HashMap<>();

  /**
   * A verifier with an empty cache.
   *
   * @param workers where signatures are checked; on the event loop when absent
   */
  LoopVerifier(
      Vertx vertx,
      Intake intake,
      Optional<WorkerExecutor> workers,
      VerifyLimits limits,
      InstantSource clock,
      VerifyMeter meter) {
    this.vertx = vertx;
    this.intake = intake;
    this.workers = workers;
    this.clock = clock;
    this.meter = meter;
    this.cache = new VerdictCache(limits.cachedChars(), meter);
    this.gate = new MissGate(limits.waiting());
    this.signatures = new SignatureCheck(vertx);
  }

  @Override
  public Future<Verdict> verify(String token, String peer) {
    TokenDigest digest = digests.of(token);
    Future<Verdict> known = cache.find(digest, clock.millis());
    if (known != null) {
      return known;
    }
    long began = System.nanoTime();
    Future<Verdict> same = waiting.get(digest);
    Future<Verdict> verdict =
        (same == null ? begin(digest, token, peer) : whileWaiting(peer, () -> same))
            .recover(LoopVerifier::refusal);
    return verdict.onSuccess(done -> meter.verified(done, System.nanoTime() - began));
  }

  private Future<Verdict> begin(TokenDigest digest, String token, String peer) {
    try {
      Future<Verdict> verdict = judge(intake.open(digest, token, peer), REFRESHES);
      if (!verdict.isComplete()) {
        waiting.put(digest, verdict);
        verdict.onComplete(done -> waiting.remove(digest));
      }
      return verdict;
    } catch (TokenRefusedException | RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Verdict> judge(TokenInWork work, int refreshes) {
    List<VerificationKey> candidates = work.candidates(clock.millis());
    if (candidates.isEmpty()) {
      return newerKeys(work, refreshes).orElseGet(() -> keyMissing(work));
    }
    if (candidates.size() == 1) {
      try {
        TokenShape.checkSignature(work.jwt(), candidates.get(0).signatureLength());
      } catch (TokenRefusedException e) {
        return Future.failedFuture(e);
      }
    }
    return signer(work, candidates)
        .compose(
            signer ->
                signer.isPresent()
                    ? Future.succeededFuture(conclude(work, signer.get()))
                    : unsigned(work, refreshes));
  }

  private Future<Optional<VerificationKey>> signer(
      TokenInWork work, List<VerificationKey> candidates) {
    return workers
        .map(
            pool ->
                whileWaiting(
                    work.peer(),
                    () ->
                        pool.executeBlocking(
                            () -> signatures.signer(work.jwt(), candidates), false)))
        .orElseGet(() -> Future.succeededFuture(signatures.signer(work.jwt(), candidates)));
  }

  /** None of the keys signed it: final, unless the token names none and there may be newer ones. */
  private Future<Verdict> unsigned(TokenInWork work, int refreshes) {
    return (work.jwt().keyId().isEmpty()
            ? newerKeys(work, refreshes)
            : Optional.<Future<Verdict>>empty())
        .orElseGet(
            () ->
                Future.succeededFuture(remember(work, Rejection.of(TOKEN_SIGNATURE_INVALID, ""))));
  }

  private Verdict conclude(TokenInWork work, VerificationKey signer) {
    try {
      AdmittedToken token =
          work.issuer().rules().admit(work.claims(), work.lifetime(), clock.millis());
      var verdict = new Verdict.Admitted(token);
      cache.admit(work, verdict, signer);
      return verdict;
    } catch (TokenRefusedException e) {
      Rejection rejection = e.rejection();
      return rejection.reason() == TOKEN_NOT_YET_VALID
          ? new Verdict.Refused(rejection)
          : remember(work, rejection);
    }
  }

  private Verdict remember(TokenInWork work, Rejection rejection) {
    var verdict = new Verdict.Refused(rejection);
    cache.refuse(work.digest(), verdict, clock.millis());
    return verdict;
  }

  /** Judges again once newer keys are there; empty when none are to be had now. */
  private Optional<Future<Verdict>> newerKeys(TokenInWork work, int refreshes) {
    if (refreshes == 0) {
      return Optional.empty();
    }
    Future<Void> fetched = work.issuer().keySet().refreshForUnknownKey();
    return fetched.isComplete()
        ? Optional.empty()
        : Optional.of(
            whileWaiting(work.peer(), () -> fetched).compose(v -> judge(work, refreshes - 1)));
  }

  /** Holds a place in the gate, and comes back on the caller's own context. */
  private <T> Future<T> whileWaiting(String peer, Supplier<Future<T>> work) {
    if (!gate.enter(peer)) {
      return Future.failedFuture(TokenRefusedException.of(VERIFIER_BUSY, ""));
    }
    Context caller = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    work.get()
        .onComplete(
            result ->
                caller.runOnContext(
                    v -> {
                      gate.leave(peer);
                      done.handle(result);
                    }));
    return done.future();
  }

  /** Looks once more: another loop's fetch may have ended between the two looks. */
  private Future<Verdict> keyMissing(TokenInWork work) {
    if (!work.candidates(clock.millis()).isEmpty()) {
      return judge(work, 0);
    }
    return Future.failedFuture(
        work.issuer().keySet().current().usableAt(clock.millis())
            ? work.jwt().refusal(TOKEN_UNKNOWN_KEY)
            : TokenRefusedException.of(KEYS_UNAVAILABLE, "issuer " + work.issuer().rules().name()));
  }

  private static Future<Verdict> refusal(Throwable failure) {
    if (failure instanceof TokenRefusedException refused) {
      return Future.succeededFuture(new Verdict.Refused(refused.rejection()));
    }
    LOG.atError().setCause(failure).log("Verification failed; the token is refused");
    return Future.succeededFuture(
        new Verdict.Refused(Rejection.of(EDGE_FAILURE, failure.getClass().getSimpleName())));
  }
}
