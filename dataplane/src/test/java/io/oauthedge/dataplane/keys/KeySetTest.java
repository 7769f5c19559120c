package io.oauthedge.dataplane.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetTest {
  private static final SigningKey FIRST = SigningKey.create("first", "ES256");
  private static final SigningKey SECOND = SigningKey.create("second", "ES256");
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  /** Standard but for the waits that real timers serve. */
  private static final KeyTimings QUICK =
      new KeyTimings(
          3,
          Duration.ofSeconds(10),
          Duration.ofMillis(20),
          Duration.ofMillis(20),
          Duration.ofMillis(40),
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofHours(24),
          Duration.ofSeconds(5));

  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock(START);
  private final FakeAuthorizationServer server = new FakeAuthorizationServer();

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void allWhoAskShareOneFetch() {
    server.publish(FIRST).hold();
    KeySet set = start(KeyTimings.STANDARD);
    await().until(() -> server.fetches() == 1);

    List<Future<Void>> asked =
        IntStream.range(0, 100).mapToObj(i -> set.refreshForUnknownKey()).toList();
    server.release();

    await().until(() -> asked.stream().allMatch(Future::succeeded));
    assertThat(server.fetches()).isEqualTo(1);
    assertThat(kids(set)).containsExactly("first");
  }

  @Test
  void unknownKeysCauseABurstOfFetchesAndThenOneInAnInterval() {
    server.publish(FIRST);
    KeySet set = startAndFetch(KeyTimings.STANDARD);

    for (int second = 0; second < 30; second++) {
      Future<Void> refreshed = set.refreshForUnknownKey();
      await().until(refreshed::succeeded);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(server.fetches()).as("the first, a burst, two intervals").isEqualTo(1 + 3 + 2);
  }

  @Test
  void aStrayKeyJustBeforeARotationDoesNotLockTheNewKeyOut() {
    server.publish(FIRST);
    KeySet set = startAndFetch(KeyTimings.STANDARD);
    Future<Void> stray = set.refreshForUnknownKey();
    await().until(stray::succeeded);

    server.publish(FIRST, SECOND);
    Future<Void> rotated = set.refreshForUnknownKey();
    await().until(rotated::succeeded);

    assertThat(kids(set)).containsExactly("first", "second");
  }

  @Test
  void goodKeysOutliveAnOutageAndTheReportSaysWhatIsWrong() {
    server.publish(FIRST);
    KeySet set = startAndFetch(KeyTimings.STANDARD);
    server.goDown();

    Future<Void> refreshed = set.refreshForUnknownKey();
    await().until(refreshed::succeeded);

    IssuerReport report = set.report();
    assertThat(report.keyCount()).isEqualTo(1);
    assertThat(report.lastFetch()).contains(START);
    assertThat(report.lastError())
        .contains(FakeAuthorizationServer.JWKS_URI + ": the connection was refused");
  }

  @Test
  void keysCountNoMoreAfterTheOutageLimit() {
    server.publish(FIRST);
    KeySet set = startAndFetch(KeyTimings.STANDARD);

    clock.advance(Duration.ofHours(24));

    assertThat(set.report().keyCount()).isZero();
    assertThat(set.current().usableAt(clock.millis())).isFalse();
  }

  @Test
  void failuresAreRetriedUntilOneFetchSucceeds() {
    server.publish(FIRST).goDown();
    KeySet set = start(QUICK);
    await().until(() -> server.fetches() > 3);

    server.comeBack();

    await().untilAsserted(() -> assertThat(kids(set)).containsExactly("first"));
    assertThat(set.report().lastError()).isEmpty();
  }

  @Test
  void keysAreRefreshedWithoutBeingAskedFor() {
    server.publish(FIRST);
    KeySet set = startAndFetch(QUICK);

    server.publish(SECOND);

    await().untilAsserted(() -> assertThat(kids(set)).containsExactly("second"));
  }

  @Test
  void aSetLetGoOfFetchesNoMore() {
    server.publish(FIRST);
    KeySets sets = server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    KeySet set = sets.of(TestIssuer.config());
    await().until(() -> !kids(set).isEmpty());

    sets.retain(List.of());

    assertThat(set.refreshForUnknownKey().succeeded()).isTrue();
    assertThat(server.fetches()).isEqualTo(1);
    assertThat(sets.reports()).isEmpty();
    assertThat(kids(set)).as("requests in flight go on").containsExactly("first");
  }

  @Test
  void aChangedRuleKeepsTheSetAndAChangedSourceDoesNot() {
    KeySets sets = server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    KeySet set = sets.of(TestIssuer.config());

    assertThat(sets.of(TestIssuer.config())).isSameAs(set);
    assertThat(sets.of(TestIssuer.config(TestIssuer.ISS, "https://idp.example.com/other")))
        .isNotSameAs(set);
  }

  @Test
  void aPodBeginsWithTheKeysOfOthers() {
    server.goDown();
    KeySets sets = server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    Instant fetchedAt = START.minus(Duration.ofHours(23));
    sets.seed(KeySnapshot.of(List.of(seed(FIRST, fetchedAt))));

    KeySet set = sets.of(TestIssuer.config());

    assertThat(kids(set)).containsExactly("first");
    assertThat(set.report().lastFetch()).as("not this pod's doing").isEmpty();
    clock.advance(Duration.ofHours(1));
    assertThat(set.report().keyCount()).as("the limit counts from the fetch").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://idp.example.com/realms/shop, https://idp.example.com/jwks,  1, second",
    "https://idp.example.com/realms/shop, https://idp.example.com/jwks, -1, first",
    "https://idp.example.com/realms/shop, https://idp.example.com/jwks,  0, first",
    "https://idp.example.com/realms/shop, https://evil.example.com/jwks, 1, first",
    "https://idp.example.com/realms/else, https://idp.example.com/jwks,  1, first"
  })
  void takesSeedsOnlyWhenNewerAndFromTheSamePlace(
      String issuer, String source, int seconds, String expected) {
    server.publish(FIRST);
    KeySets sets = server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    KeySet set = sets.of(TestIssuer.config());
    await().until(() -> !kids(set).isEmpty());
    clock.advance(Duration.ofMinutes(1));

    sets.seed(
        KeySnapshot.of(
            List.of(
                new IssuerKeys(
                    issuer,
                    source,
                    FakeAuthorizationServer.jwks(SECOND),
                    START.plusSeconds(seconds)))));

    assertThat(kids(set)).containsExactly(expected);
  }

  @Test
  void garbageFromTheOperatorReplacesNothing() {
    KeySets sets = server.publish(FIRST).keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    KeySet set = sets.of(TestIssuer.config());
    await().until(() -> !kids(set).isEmpty());
    clock.advance(Duration.ofMinutes(1));

    sets.seed(
        KeySnapshot.of(
            List.of(
                new IssuerKeys(
                    TestIssuer.ISS, FakeAuthorizationServer.JWKS_URI, "{}", clock.instant()))));

    assertThat(kids(set)).containsExactly("first");
  }

  @Test
  void aReportedSetSeedsAnotherPod() {
    server.publish(FIRST);
    Optional<IssuerKeys> reported = startAndFetch(KeyTimings.STANDARD).report().keys();
    server.goDown();
    KeySets other = server.keySets(vertx, KeyTimings.STANDARD, clock, KeysMeter.NONE);

    other.seed(KeySnapshot.of(List.of(reported.orElseThrow())));

    assertThat(kids(other.of(TestIssuer.config()))).containsExactly("first");
  }

  private KeySet startAndFetch(KeyTimings timings) {
    KeySet set = start(timings);
    await().until(() -> !kids(set).isEmpty());
    return set;
  }

  private KeySet start(KeyTimings timings) {
    return server.keySets(vertx, timings, clock, KeysMeter.NONE).of(TestIssuer.config());
  }

  private static IssuerKeys seed(SigningKey key, Instant fetchedAt) {
    return new IssuerKeys(
        TestIssuer.ISS,
        FakeAuthorizationServer.JWKS_URI,
        FakeAuthorizationServer.jwks(key),
        fetchedAt);
  }

  private static List<String> kids(KeySet set) {
    return set.current().keys().stream().map(VerificationKey::kid).toList();
  }
}
