package io.oauthedge.dataplane.verify;

import static io.oauthedge.dataplane.verify.VerifierRig.join;
import static io.oauthedge.dataplane.verify.VerifierRig.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.Verdict;
import io.oauthedge.dataplane.verify.VerifyMeter.Lookup;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifiersTest {
  private static final SigningKey RSA = SigningKey.create("rsa-1", "RS256");
  private static final SigningKey EC = SigningKey.create("ec-1", "ES256");

  private final VerifierRig rig = new VerifierRig(RSA, EC);

  @AfterEach
  void end() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"})
  void admitsATokenOfEveryAlgorithm(String algorithm) {
    SigningKey key = SigningKey.create("k", algorithm);
    rig.server.publish(key);

    Verdict verdict = rig.verify(key.sign(rig.claims()));

    assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
  }

  @ParameterizedTest
  @EnumSource(CryptoProvider.class)
  void admitsOnTheLoopAndOnWorkersAlike(CryptoProvider crypto) {
    rig.beginAnew(crypto);

    Verdict verdict = rig.verify(RSA.sign(rig.claims()));

    assertThat(((Verdict.Admitted) verdict).token().claims()).isEqualTo(rig.claims());
  }

  @Test
  void aRepeatedTokenCostsOneLookup() {
    String token = RSA.sign(rig.claims());
    Verdict first = rig.verify(token);

    Verdict second = rig.verify(token);

    assertThat(second).isSameAs(first);
    assertThat(rig.lookups).containsExactly(Lookup.MISS, Lookup.HIT);
    assertThat(rig.verified).hasValue(1);
  }

  @Test
  void aTokenThatExpiresWhileCachedIsRefused() {
    String token = RSA.sign(rig.claims());
    rig.verify(token);

    rig.clock.advance(Duration.ofSeconds(330));

    assertThat(reason(rig.verify(token))).isEqualTo(Reason.TOKEN_EXPIRED);
  }

  @Test
  void aVerdictDoesNotOutliveItsKey() {
    String token = RSA.sign(rig.claims());
    rig.verify(token);
    rig.server.publish(EC);
    rig.verify(SigningKey.create("causes-a-fetch", "RS256").sign(rig.claims()));

    assertThat(reason(rig.verify(token))).isEqualTo(Reason.TOKEN_UNKNOWN_KEY);
  }

  @Test
  void aVerdictOutlivesAFetchThatKeepsItsKey() {
    String token = RSA.sign(rig.claims());
    rig.verify(token);
    rig.server.publish(RSA);
    rig.verify(SigningKey.create("causes-a-fetch", "RS256").sign(rig.claims()));
    rig.lookups.clear();

    rig.verify(token);

    assertThat(rig.lookups).containsExactly(Lookup.HIT);
  }

  @Test
  void nothingOutlivesTheOutageLimit() {
    JsonObject longLived =
        rig.claims().put("exp", rig.clock.instant().getEpochSecond() + 1_000_000);
    String token = RSA.sign(longLived);
    rig.verify(token);
    rig.server.goDown();

    rig.clock.advance(KeyTimings.STANDARD.outageLimit());

    assertThat(reason(rig.verify(token))).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void aForgedTokenIsRememberedForMoments() {
    String forged = SigningKey.create("rsa-1", "RS256").sign(rig.claims());

    assertThat(reason(rig.verify(forged))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
    assertThat(reason(rig.verify(forged))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
    rig.clock.advance(Duration.ofSeconds(11));
    rig.verify(forged);

    assertThat(rig.lookups).containsExactly(Lookup.MISS, Lookup.HIT_REFUSED, Lookup.MISS);
  }

  @Test
  void anUnknownKeyIsFetchedForWithinBoundsAndNeverRemembered() {
    SigningKey next = SigningKey.create("rsa-2", "RS256");
    String token = next.sign(rig.claims());
    rig.verify(RSA.sign(rig.claims()));
    int before = rig.server.fetches();

    for (int i = 0; i < 10; i++) {
      assertThat(reason(rig.verify(token))).isEqualTo(Reason.TOKEN_UNKNOWN_KEY);
    }
    assertThat(rig.server.fetches()).isEqualTo(before + KeyTimings.STANDARD.unknownKeyBurst());

    rig.server.publish(RSA, next);
    rig.clock.advance(KeyTimings.STANDARD.unknownKeyInterval());
    assertThat(rig.verify(token)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aRotationThatIsPublishedAdmitsTheFirstTokenOfTheNewKey() {
    SigningKey next = SigningKey.create("rsa-2", "RS256");
    rig.verify(RSA.sign(rig.claims()));
    rig.server.publish(RSA, next);

    assertThat(rig.verify(next.sign(rig.claims()))).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aTokenWithoutKidMeetsTheKeysThatFitItsAlgorithm() {
    JsonObject header = RSA.header();
    header.remove("kid");
    SigningKey stranger = SigningKey.create("x", "RS256");

    assertThat(rig.verify(RSA.sign(header, rig.claims()))).isInstanceOf(Verdict.Admitted.class);
    assertThat(reason(rig.verify(stranger.sign(header, rig.claims()))))
        .isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
  }

  @Test
  void withoutKeysNobodyIsAdmittedAndTheHopIsTheAuthorizationServer() {
    rig.server.goDown();
    rig.beginAnew(CryptoProvider.CORRETTO);

    Verdict verdict = rig.verify(RSA.sign(rig.claims()));

    assertThat(((Verdict.Refused) verdict).rejection().evidence()).isEqualTo("issuer shop");
    assertThat(reason(verdict)).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void requestsBeforeTheFirstFetchWaitForIt() {
    rig.server.hold();
    rig.beginAnew(CryptoProvider.CORRETTO);
    CompletableFuture<Verdict> waiting = rig.begin(RSA.sign(rig.claims()), "10.0.0.1");

    assertThat(waiting).isNotDone();
    rig.server.release();

    assertThat(join(waiting)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aFloodOfWaitingTokensLeavesRoomForOthers() {
    rig.server.hold();
    rig.beginAnew(CryptoProvider.CORRETTO);
    List<CompletableFuture<Verdict>> flood = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      flood.add(rig.begin(RSA.sign(rig.claims().put("jti", i)), "203.0.113.7"));
    }
    CompletableFuture<Verdict> other = rig.begin(RSA.sign(rig.claims()), "10.0.0.1");
    long busy = flood.stream().filter(CompletableFuture::isDone).count();
    rig.server.release();

    assertThat(busy).isEqualTo(16);
    assertThat(reason(join(flood.get(19)))).isEqualTo(Reason.VERIFIER_BUSY);
    assertThat(join(flood.get(0))).isInstanceOf(Verdict.Admitted.class);
    assertThat(join(other)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void equalTokensThatWaitAreJudgedOnce() {
    rig.server.hold();
    rig.beginAnew(CryptoProvider.CORRETTO);
    String token = RSA.sign(rig.claims());
    CompletableFuture<Verdict> one = rig.begin(token, "10.0.0.1");
    CompletableFuture<Verdict> two = rig.begin(token, "10.0.0.2");
    rig.server.release();

    assertThat(join(one)).isSameAs(join(two)).isInstanceOf(Verdict.Admitted.class);
  }
}
