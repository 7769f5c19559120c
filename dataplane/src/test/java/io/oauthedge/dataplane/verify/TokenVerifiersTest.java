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
import io.vertx.ext.auth.impl.jose.JWS;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifiersTest {
  private static final SigningKey RSA = SigningKey.create("rsa-1", "RS256");
  private static final SigningKey EC = SigningKey.create("ec-1", "ES256");

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final FakeAuthorizationServer server = new FakeAuthorizationServer();
  private final List<Lookup> lookups = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger verified = new AtomicInteger();
  private TokenVerifiers verifiers;

  @BeforeAll
  static void useTheNativeProvider() {
    assertThat(CryptoProvider.install()).isEqualTo(CryptoProvider.CORRETTO);
  }

  @BeforeEach
  void begin() {
    server.publish(RSA, EC);
    verifiers = verifiers(CryptoProvider.CORRETTO);
  }

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"})
  void admitsATokenOfEveryAlgorithm(String algorithm) {
    SigningKey key = SigningKey.create("k", algorithm);
    server.publish(key);

    Verdict verdict = verify(key.sign(claims()));

    assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
  }

  @ParameterizedTest
  @EnumSource(CryptoProvider.class)
  void admitsOnTheLoopAndOnWorkersAlike(CryptoProvider crypto) {
    verifiers = verifiers(crypto);

    Verdict verdict = verify(RSA.sign(claims()));

    assertThat(((Verdict.Admitted) verdict).token().claims()).isEqualTo(claims());
  }

  @Test
  void aRepeatedTokenCostsOneLookup() {
    String token = RSA.sign(claims());
    Verdict first = verify(token);

    Verdict second = verify(token);

    assertThat(second).isSameAs(first);
    assertThat(lookups).containsExactly(Lookup.MISS, Lookup.HIT);
    assertThat(verified).hasValue(1);
  }

  @Test
  void aTokenThatExpiresWhileCachedIsRefused() {
    String token = RSA.sign(claims());
    verify(token);

    clock.advance(Duration.ofSeconds(330));

    assertThat(reason(verify(token))).isEqualTo(Reason.TOKEN_EXPIRED);
  }

  @Test
  void aVerdictDoesNotOutliveItsKey() {
    String token = RSA.sign(claims());
    verify(token);
    server.publish(EC);
    verify(SigningKey.create("causes-a-fetch", "RS256").sign(claims()));

    assertThat(reason(verify(token))).isEqualTo(Reason.TOKEN_UNKNOWN_KEY);
  }

  @Test
  void aVerdictOutlivesAFetchThatKeepsItsKey() {
    String token = RSA.sign(claims());
    verify(token);
    server.publish(RSA);
    verify(SigningKey.create("causes-a-fetch", "RS256").sign(claims()));
    lookups.clear();

    verify(token);

    assertThat(lookups).containsExactly(Lookup.HIT);
  }

  @Test
  void nothingOutlivesTheOutageLimit() {
    JsonObject longLived = claims().put("exp", clock.instant().getEpochSecond() + 1_000_000);
    String token = RSA.sign(longLived);
    verify(token);
    server.goDown();

    clock.advance(KeyTimings.STANDARD.outageLimit());

    assertThat(reason(verify(token))).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void aForgedTokenIsRememberedForMoments() {
    String forged = SigningKey.create("rsa-1", "RS256").sign(claims());

    assertThat(reason(verify(forged))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
    assertThat(reason(verify(forged))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
    clock.advance(Duration.ofSeconds(11));
    verify(forged);

    assertThat(lookups).containsExactly(Lookup.MISS, Lookup.HIT_REFUSED, Lookup.MISS);
  }

  @Test
  void anUnknownKeyIsFetchedOnceAndNeverRemembered() {
    SigningKey next = SigningKey.create("rsa-2", "RS256");
    String token = next.sign(claims());
    verify(RSA.sign(claims()));
    int before = server.fetches();

    assertThat(reason(verify(token))).isEqualTo(Reason.TOKEN_UNKNOWN_KEY);
    assertThat(reason(verify(token))).isEqualTo(Reason.TOKEN_UNKNOWN_KEY);
    assertThat(server.fetches()).isEqualTo(before + 1);

    server.publish(RSA, next);
    clock.advance(KeyTimings.STANDARD.unknownKeyInterval());
    assertThat(verify(token)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aRotationThatIsPublishedAdmitsTheFirstTokenOfTheNewKey() {
    SigningKey next = SigningKey.create("rsa-2", "RS256");
    verify(RSA.sign(claims()));
    server.publish(RSA, next);

    assertThat(verify(next.sign(claims()))).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aTokenWithoutKidMeetsTheKeysThatFitItsAlgorithm() {
    JsonObject header = RSA.header();
    header.remove("kid");
    SigningKey stranger = SigningKey.create("x", "RS256");

    assertThat(verify(RSA.sign(header, claims()))).isInstanceOf(Verdict.Admitted.class);
    assertThat(reason(verify(stranger.sign(header, claims()))))
        .isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
  }

  @Test
  void withoutKeysNobodyIsAdmittedAndTheHopIsTheAuthorizationServer() {
    server.goDown();
    verifiers = verifiers(CryptoProvider.CORRETTO);

    Verdict verdict = verify(RSA.sign(claims()));

    assertThat(((Verdict.Refused) verdict).rejection().evidence()).isEqualTo("issuer shop");
    assertThat(reason(verdict)).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void requestsBeforeTheFirstFetchWaitForIt() {
    server.hold();
    verifiers = verifiers(CryptoProvider.CORRETTO);
    CompletableFuture<Verdict> waiting = begin(RSA.sign(claims()), "10.0.0.1");

    assertThat(waiting).isNotDone();
    server.release();

    assertThat(join(waiting)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aFloodOfWaitingTokensLeavesRoomForOthers() {
    server.hold();
    verifiers = verifiers(CryptoProvider.CORRETTO);
    List<CompletableFuture<Verdict>> flood = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      flood.add(begin(RSA.sign(claims().put("jti", i)), "203.0.113.7"));
    }
    CompletableFuture<Verdict> other = begin(RSA.sign(claims()), "10.0.0.1");
    long busy = flood.stream().filter(CompletableFuture::isDone).count();
    server.release();

    assertThat(busy).isEqualTo(16);
    assertThat(reason(join(flood.get(19)))).isEqualTo(Reason.VERIFIER_BUSY);
    assertThat(join(flood.get(0))).isInstanceOf(Verdict.Admitted.class);
    assertThat(join(other)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void equalTokensThatWaitAreJudgedOnce() {
    server.hold();
    verifiers = verifiers(CryptoProvider.CORRETTO);
    String token = RSA.sign(claims());
    CompletableFuture<Verdict> one = begin(token, "10.0.0.1");
    CompletableFuture<Verdict> two = begin(token, "10.0.0.2");
    server.release();

    assertThat(join(one)).isSameAs(join(two)).isInstanceOf(Verdict.Admitted.class);
  }

  /** Members of the header that must change nothing, or must refuse the token. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"alg":"none"}                        | TOKEN_ALGORITHM_REFUSED
          {"alg":"HS256"}                       | TOKEN_ALGORITHM_REFUSED
          {"alg":"ES256"}                       | TOKEN_UNKNOWN_KEY
          {"alg":"PS256"}                       | TOKEN_UNKNOWN_KEY
          {"alg":"ES512"}                       | TOKEN_UNKNOWN_KEY
          {"kid":"rsa-2"}                       | TOKEN_UNKNOWN_KEY
          {"kid":"ec-1"}                        | TOKEN_UNKNOWN_KEY
          {"typ":"ID+jwt"}                      | TOKEN_TYPE_REFUSED
          {"crit":["exp"]}                      | TOKEN_CRITICAL_HEADER_REFUSED
          """)
  void refusesHeadersThatDoNotFit(String change, Reason reason) {
    JsonObject header = RSA.header().mergeIn(new JsonObject(change));

    assertThat(reason(verify(RSA.sign(header, claims())))).isEqualTo(reason);
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotFollowed() {
    SigningKey own = SigningKey.create("rsa-1", "RS256");
    JsonObject header =
        own.header().put("jwk", own.jwk()).put("jku", "https://evil.example.com/jwks");

    assertThat(reason(verify(own.sign(header, claims()))))
        .isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
  }

  @Test
  void anotherIssuersNameIsNoIssuer() {
    assertThat(reason(verify(RSA.sign(claims().put("iss", TestIssuer.ISS + "/")))))
        .isEqualTo(Reason.TOKEN_UNKNOWN_ISSUER);
    assertThat(reason(verify(RSA.sign(claims().put("iss", 7)))))
        .isEqualTo(Reason.TOKEN_UNKNOWN_ISSUER);
  }

  @Test
  void aSignatureCutShortIsTruncatedNotForged() {
    String token = EC.sign(claims());

    Verdict verdict = verify(token.substring(0, token.length() - 20));

    assertThat(reason(verdict)).isEqualTo(Reason.AUTHORIZATION_TRUNCATED);
  }

  @Test
  void noSingleByteOfATokenCanBeChanged() {
    for (SigningKey key : List.of(RSA, EC)) {
      String token = key.sign(claims());
      verify(token);
      for (int i = 0; i < token.length(); i++) {
        char changed = token.charAt(i) == 'A' ? 'B' : 'A';
        String altered = token.substring(0, i) + changed + token.substring(i + 1);

        assertThat(verify(altered)).as("byte %d", i).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @Test
  void theLastCharacterHasOneSpelling() {
    String token = RSA.sign(claims());
    String stem = token.substring(0, token.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    long admitted =
        alphabet
            .chars()
            .mapToObj(c -> verify(stem + (char) c))
            .filter(Verdict.Admitted.class::isInstance)
            .count();

    assertThat(admitted).isEqualTo(1);
  }

  @Test
  void anAsn1SignatureIsNoJws() {
    String token = EC.sign(claims());
    byte[] raw = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    byte[] der = JWS.toASN1(raw);
    String asn1 =
        token.substring(0, token.lastIndexOf('.') + 1)
            + Base64.getUrlEncoder().withoutPadding().encodeToString(der);

    assertThat(reason(verify(asn1))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
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

  private JsonObject claims() {
    return TestIssuer.claims(Instant.parse("2026-11-24T10:00:00Z"));
  }

  private Verdict verify(String token) {
    return join(begin(token, "10.0.0.1"));
  }

  /** Begins on the event loop, and returns once it has begun there. */
  private CompletableFuture<Verdict> begin(String token, String peer) {
    var begun = new CompletableFuture<Future<Verdict>>();
    loop.runOnContext(v -> begun.complete(verifiers.verify(token, peer)));
    return join(begun).toCompletionStage().toCompletableFuture();
  }

  private static <T> T join(CompletableFuture<T> future) {
    return future.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static Reason reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).rejection().reason();
  }
}
