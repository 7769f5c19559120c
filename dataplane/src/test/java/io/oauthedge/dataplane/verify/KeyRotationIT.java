package io.oauthedge.dataplane.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.keys.LocalAuthorizationServer;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRotationIT {
  private static final KeyTimings TIMINGS =
      new KeyTimings(
          1,
          Duration.ofMillis(100),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofHours(24),
          Duration.ofSeconds(5));

  private final Vertx vertx = Vertx.vertx();
  private final LocalAuthorizationServer server =
      new LocalAuthorizationServer(vertx, new HttpServerOptions());
  private final AtomicReference<SigningKey> signing =
      new AtomicReference<>(SigningKey.create("key-0", "ES256"));
  private final AtomicLong admitted = new AtomicLong();
  private final AtomicLong serial = new AtomicLong();
  private final Map<Reason, AtomicLong> refused = new ConcurrentHashMap<>();
  private TokenVerifiers verifiers;

  @BeforeEach
  void begin() {
    server.publish(signing.get());
    InstantSource clock = InstantSource.system();
    IssuerConfig issuer = TestIssuer.config(server.issuer(), server.url("/jwks"));
    verifiers =
        new TokenVerifiers(
            vertx,
            List.of(issuer),
            new KeySets(vertx, path -> path, TIMINGS, clock, KeysMeter.NONE),
            CryptoProvider.install(),
            VerifyLimits.standard(),
            clock,
            VerifyMeter.NONE);
    vertx.deployVerticle(Load::new, new DeploymentOptions().setInstances(2));
    awaitAdmitted(200);
  }

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void noValidTokenIsRefusedWhileKeysRotate() {
    for (int round = 1; round <= 5; round++) {
      SigningKey next = SigningKey.create("key-" + round, "ES256");
      server.publish(signing.get(), next);
      signing.set(next);
      awaitAdmitted(200);
      Instant rotated = Instant.now();
      await().until(() -> Duration.between(rotated, Instant.now()).toMillis() > 150);
    }

    assertThat(refused).isEmpty();
    assertThat(server.seen("/jwks")).as("one fetch a rotation, and the first").isEqualTo(6);
  }

  @Test
  void noValidTokenIsRefusedInAnOutageOrForGarbage() {
    server.answer("/jwks", 200, "{\"keys\":[]}");
    causeAFetch();
    awaitAdmitted(200);
    server.stop();
    causeAFetch();
    awaitAdmitted(200);
    server.restart();
    awaitAdmitted(200);

    assertThat(refused).containsOnlyKeys(Reason.TOKEN_UNKNOWN_KEY);
    assertThat(refused.get(Reason.TOKEN_UNKNOWN_KEY)).hasValue(2);
  }

  /** A stranger's key is looked for; the load goes on meanwhile. */
  private void causeAFetch() {
    long asked = refusals();
    Instant before = Instant.now();
    await().until(() -> Duration.between(before, Instant.now()).toMillis() > 150);
    vertx.runOnContext(v -> verify(SigningKey.create("stranger", "ES256")));
    await().until(() -> refusals() > asked);
  }

  private long refusals() {
    return refused.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** A new token of the current key every few milliseconds, on an event loop of its own. */
  private final class Load extends VerticleBase {
    @Override
    public Future<?> start() {
      vertx.setPeriodic(2, t -> verify(signing.get()));
      return Future.succeededFuture();
    }
  }

  private void verify(SigningKey key) {
    String token =
        key.sign(
            TestIssuer.claims(Instant.now())
                .put("iss", server.issuer())
                .put("jti", serial.incrementAndGet()));
    verifiers
        .verify(token, "10.0.0.1")
        .onSuccess(
            verdict -> {
              switch (verdict) {
                case Verdict.Admitted good -> admitted.incrementAndGet();
                case Verdict.Refused(var rejection) ->
                    refused
                        .computeIfAbsent(rejection.reason(), r -> new AtomicLong())
                        .incrementAndGet();
              }
            });
  }

  private void awaitAdmitted(long more) {
    long target = admitted.get() + more;
    await().atMost(Duration.ofSeconds(30)).until(() -> admitted.get() >= target);
  }
}
