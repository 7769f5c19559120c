package io.oauthedge.dataplane.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.keys.FakeAuthorizationServer;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.keys.MovableClock;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.oauthedge.dataplane.token.Verdict;
import io.oauthedge.dataplane.verify.VerifyMeter.Lookup;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifiers on an event loop of their own, before a fake authorization server and clock. */
final class VerifierRig implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  final MovableClock clock = new MovableClock(START);
  final FakeAuthorizationServer server = new FakeAuthorizationServer();
  final List<Lookup> lookups = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger verified = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private TokenVerifiers verifiers;

  /** Begins with these keys published. */
  VerifierRig(SigningKey... published) {
    server.publish(published);
    assertThat(CryptoProvider.install()).isEqualTo(CryptoProvider.CORRETTO);
    verifiers = verifiers(CryptoProvider.CORRETTO);
  }

  /** Begins anew, with nothing known and this provider. */
  void beginAnew(CryptoProvider crypto) {
    verifiers = verifiers(crypto);
  }

  private TokenVerifiers verifiers(CryptoProvider crypto) {
    return new TokenVerifiers(
        vertx,
        List.of(TestIssuer.config()),
        server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE),
        crypto,
        new VerifyLimits(1_000_000, 8),
        clock,
        new VerifyMeter() {
          @Override
          public void lookup(Lookup result) {
            lookups.add(result);
          }

          @Override
          public void verified(Verdict verdict, long nanos) {
            verified.incrementAndGet();
          }
        });
  }

  JsonObject claims() {
    return TestIssuer.claims(START);
  }

  Verdict verify(String token) {
    return join(begin(token, "10.0.0.1"));
  }

  /** Begins on the event loop, and returns once it has begun there. */
  CompletableFuture<Verdict> begin(String token, String peer) {
    var begun = new CompletableFuture<Future<Verdict>>();
    loop.runOnContext(v -> begun.complete(verifiers.verify(token, peer)));
    return join(begun).toCompletionStage().toCompletableFuture();
  }

  static <T> T join(CompletableFuture<T> future) {
    return future.orTimeout(10, TimeUnit.SECONDS).join();
  }

  static Reason reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).rejection().reason();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
