package io.oauthedge.dataplane.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.dataplane.affinity.SessionAffinity.Source;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieAffinityTest {
  private static final String NAME = "__Host-oauthedge-default";
  private static final String KEY = "0123456789abcdef";
  private static final long DAY = 86_400;
  private static final long NOW = 1_800_000_000;
  private static final long EPOCH = 7;
  private static final Endpoint HOME = new Endpoint("10.1.0.7", 8080);
  private static final Endpoint OTHER = new Endpoint("fd00::8", 65_535);
  private static final Source AT_HOME = new Source(HOME, EPOCH);
  private static final Source ELSEWHERE = new Source(OTHER, EPOCH + 1);

  private final SessionAffinity affinity = pod(KEY, "default");

  private static SessionAffinity pod(String sharedKey, String upstream) {
    return SessionAffinity.of(
        SessionAffinityConfig.cookie(NAME, DAY),
        upstream,
        () -> sharedKey.getBytes(StandardCharsets.UTF_8));
  }

  private static AffinityKey read(SessionAffinity affinity, String cookie, long now) {
    String pair = cookie.contains(";") ? cookie.substring(0, cookie.indexOf(';')) : cookie;
    var headers = MultiMap.caseInsensitiveMultiMap().add("cookie", "other=1; " + pair);
    return affinity.key(headers, "192.0.2.1", Optional.empty(), now);
  }

  private String minted() {
    return affinity.cookie(new AffinityKey.Fresh(7), AT_HOME, false, NOW).orElseThrow();
  }

  private static AffinityKey.Held held(Endpoint endpoint, long epoch) {
    return new AffinityKey.Held(7, endpoint, epoch, false);
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
    AffinityKey key = read(pod(KEY, "default"), minted(), NOW + 1);

    assertThat(key).isEqualTo(held(HOME, EPOCH));
    assertThat(affinity.cookie(key, AT_HOME, true, NOW + 1)).isEmpty();
  }

  @Test
  void anotherEdgesAndAnotherUpstreamsCookieIsWorthNothing() {
    assertThat(read(pod("fedcba9876543210", "default"), minted(), NOW))
        .isInstanceOf(AffinityKey.Fresh.class);
    assertThat(read(pod(KEY, "other"), minted(), NOW)).isInstanceOf(AffinityKey.Fresh.class);
  }

  @Test
  void aChangedCookieIsNotBelievedWhereverItWasChanged() {
    String value = minted().substring(0, minted().indexOf(';'));
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
    AffinityKey ageing = read(affinity, minted(), NOW + DAY / 2 + 1);
    AffinityKey expired = read(affinity, minted(), NOW + DAY);

    assertThat(expired).isInstanceOf(AffinityKey.Fresh.class);
    assertThat(ageing).isEqualTo(new AffinityKey.Held(7, HOME, EPOCH, true));
    String renewed = affinity.cookie(ageing, AT_HOME, true, NOW + DAY / 2 + 1).orElseThrow();
    assertThat(read(affinity, renewed, NOW + DAY)).isEqualTo(held(HOME, EPOCH));
  }

  @Test
  void anotherEndpointTakesTheSessionOverOnlyOnceItsOwnIsGone() {
    assertThat(affinity.cookie(held(HOME, EPOCH), ELSEWHERE, true, NOW)).isEmpty();

    String moved = affinity.cookie(held(HOME, EPOCH), ELSEWHERE, false, NOW).orElseThrow();

    assertThat(read(affinity, moved, NOW)).isEqualTo(held(OTHER, EPOCH + 1));
  }

  @Test
  void aPodThatIsBehindLeavesANewerCookieAlone() {
    var ageing = new AffinityKey.Held(7, OTHER, EPOCH + 1, true);

    assertThat(affinity.cookie(held(OTHER, EPOCH + 1), AT_HOME, false, NOW)).isEmpty();
    assertThat(affinity.cookie(ageing, AT_HOME, true, NOW)).isEmpty();
  }

  @Test
  void theCookieGivesNoAddressAway() {
    String value = minted().substring(NAME.length() + 1, minted().indexOf(';'));

    byte[] bytes = Base64.getUrlDecoder().decode(value);

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(HOME.address());
    assertThat(value).isNotEqualTo(minted().substring(NAME.length() + 1, minted().indexOf(';')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcde"})
  void aSharedKeyThatIsEmptyOrShortIsRefused(String shared) {
    assertThatThrownBy(() -> pod(shared, "default"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digest key")
        .hasMessageContaining("at least 16 bytes, has " + shared.length());
  }
}
