package io.oauthedge.dataplane.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieAffinityTest {
  private static final String NAME = "__Host-oauthedge-default";
  private static final long DAY = 86_400;
  private static final long NOW = 1_800_000_000;
  private static final long HOME = 42;

  private final SessionAffinity affinity = pod("0123456789abcdef", "default");

  private static SessionAffinity pod(String sharedKey, String upstream) {
    return SessionAffinity.of(
        SessionAffinityConfig.cookie(NAME, DAY),
        upstream,
        () -> sharedKey.getBytes(StandardCharsets.UTF_8));
  }

  private static AffinityKey read(SessionAffinity affinity, String cookie, long now) {
    var headers = MultiMap.caseInsensitiveMultiMap().add("cookie", "other=1; " + cookie);
    return affinity.key(headers, "192.0.2.1", Optional.empty(), now);
  }

  private String minted() {
    return affinity.cookie(new AffinityKey.Fresh(7), HOME, false, NOW).orElseThrow();
  }

  private String pair() {
    return minted().substring(0, minted().indexOf(';'));
  }

  @Test
  void theFirstAnswerTellsTheSession() {
    AffinityKey first =
        affinity.key(MultiMap.caseInsensitiveMultiMap(), "192.0.2.1", Optional.empty(), NOW);

    assertThat(first).isInstanceOf(AffinityKey.Fresh.class);
    assertThat(minted())
        .startsWith(NAME + "=")
        .endsWith("; Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void everyPodReadsTheCookieOfAnother() {
    AffinityKey key = read(pod("0123456789abcdef", "default"), pair(), NOW + 1);

    assertThat(key).isEqualTo(new AffinityKey.Held(7, HOME, false));
    assertThat(affinity.cookie(key, HOME, true, NOW + 1)).isEmpty();
  }

  @Test
  void anotherEdgesAndAnotherUpstreamsCookieIsWorthNothing() {
    assertThat(read(pod("fedcba9876543210", "default"), pair(), NOW))
        .isInstanceOf(AffinityKey.Fresh.class);
    assertThat(read(pod("0123456789abcdef", "other"), pair(), NOW))
        .isInstanceOf(AffinityKey.Fresh.class);
  }

  @Test
  void aChangedCookieIsNotBelievedWhereverItWasChanged() {
    String value = pair();
    for (int i = NAME.length() + 1; i < value.length() - 1; i++) {
      char other = value.charAt(i) == 'A' ? 'B' : 'A';
      String forged = value.substring(0, i) + other + value.substring(i + 1);

      assertThat(read(affinity, forged, NOW)).as(forged).isInstanceOf(AffinityKey.Fresh.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "=%%%", "=AAAA", "=ÄÄÄ"})
  void nonsenseIsNotBelieved(String rest) {
    assertThat(read(affinity, NAME + rest, NOW)).isInstanceOf(AffinityKey.Fresh.class);
  }

  @Test
  void anExpiredCookieIsReplacedAndAnAgeingOneRenewed() {
    AffinityKey ageing = read(affinity, pair(), NOW + DAY / 2 + 1);
    AffinityKey expired = read(affinity, pair(), NOW + DAY);

    assertThat(expired).isInstanceOf(AffinityKey.Fresh.class);
    assertThat(ageing).isEqualTo(new AffinityKey.Held(7, HOME, true));
    String renewed = affinity.cookie(ageing, HOME, true, NOW + DAY / 2 + 1).orElseThrow();
    assertThat(read(affinity, renewed.substring(0, renewed.indexOf(';')), NOW + DAY))
        .isEqualTo(new AffinityKey.Held(7, HOME, false));
  }

  @Test
  void anotherEndpointTakesTheSessionOverOnlyOnceItsOwnIsGone() {
    var held = new AffinityKey.Held(7, HOME, false);

    assertThat(affinity.cookie(held, 43, true, NOW)).isEmpty();
    String moved = affinity.cookie(held, 43, false, NOW).orElseThrow();
    assertThat(read(affinity, moved.substring(0, moved.indexOf(';')), NOW))
        .isEqualTo(new AffinityKey.Held(7, 43, false));
  }

  @Test
  void theCookieGivesNoAddressAwayToWhoKnowsTheHashFunction() {
    var endpoint = new Endpoint("10.1.0.7", 8080);

    assertThat(affinity.hash(endpoint)).isNotEqualTo(Rendezvous.hash("10.1.0.7 8080"));
  }
}
