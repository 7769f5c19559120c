package io.oauthedge.dataplane.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.config.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintSealTest {
  private static final String KEY = "0123456789abcdef";
  private static final String TOKEN = "eyJh.eyJz.c2ln";
  private static final Hint ISSUER = new Hint(new Endpoint("10.1.0.7", 8443), 7);

  private final HintSeal seal = pod(KEY, "idp");

  private static HintSeal pod(String shared, String upstream) {
    return new HintSeal(shared.getBytes(StandardCharsets.UTF_8), upstream);
  }

  private String hinted() {
    return TOKEN + seal.seal(TOKEN, "shop", ISSUER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.0.7", "fd00::8", "fd00:1234:5678:9abc:def0:1234:5678:9abc", "node-1"})
  void everyPodReadsTheHintOfAnother(String address) {
    var issuer = new Hint(new Endpoint(address, 65_535), Long.MAX_VALUE);

    String sent = TOKEN + seal.seal(TOKEN, "shop", issuer);

    assertThat(pod(KEY, "idp").read(sent, "shop"))
        .isEqualTo(new TokenReading.Hinted(TOKEN, issuer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", TOKEN, "a~b", "~oe1~", "~oe1~AAAA", "a~oe2~AAAA"})
  void aTokenWithoutHintIsPlain(String token) {
    assertThat(seal.read(token, "shop")).isEqualTo(new TokenReading.Plain(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "AAAA", "=", "!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatOnlyEndsLikeAHintIsForeignAndWhole(String end) {
    String sent = TOKEN + HintSeal.MARK + end;

    assertThat(seal.read(sent, "shop")).isEqualTo(new TokenReading.Foreign(sent));
  }

  @Test
  void aHintIsBoundToClientTokenUpstreamAndEdge() {
    String hint = hinted().substring(TOKEN.length());

    assertThat(seal.read(hinted(), "other")).isInstanceOf(TokenReading.Foreign.class);
    assertThat(seal.read("x" + hinted(), "shop")).isInstanceOf(TokenReading.Foreign.class);
    assertThat(seal.read("another" + hint, "shop")).isInstanceOf(TokenReading.Foreign.class);
    assertThat(pod(KEY, "orders").read(hinted(), "shop")).isInstanceOf(TokenReading.Foreign.class);
    assertThat(pod("fedcba9876543210", "idp").read(hinted(), "shop"))
        .isInstanceOf(TokenReading.Foreign.class);
  }

  @Test
  void aChangedHintIsForeignWhereverItWasChanged() {
    String good = hinted();
    // The last character has bits that belong to no byte.
    for (int i = TOKEN.length() + HintSeal.MARK.length(); i < good.length() - 1; i++) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      String changed = good.substring(0, i) + other + good.substring(i + 1);

      assertThat(seal.read(changed, "shop"))
          .as("at %d", i)
          .isInstanceOf(TokenReading.Foreign.class);
    }
  }

  @Test
  void aHintOfAHintedTokenComesOffAlone() {
    String twice = hinted() + seal.seal(hinted(), "shop", ISSUER);

    assertThat(seal.read(twice, "shop")).isEqualTo(new TokenReading.Hinted(hinted(), ISSUER));
  }

  @Test
  void theSameTokenAlwaysGetsTheSameHintAndAnotherAnother() {
    Set<String> hints = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      hints.add(seal.seal(TOKEN, "shop", ISSUER));
      hints.add(seal.seal(TOKEN + i, "shop", ISSUER));
    }

    assertThat(hints).hasSize(101);
  }

  @Test
  void aHintIsShortVisibleAsciiAndNamesNoAddress() {
    String hint = seal.seal(TOKEN, "shop", ISSUER);

    assertThat(hint).hasSize(51).matches("[\\x21-\\x7e&&[^\"\\\\%&+#]]+").doesNotContain(".");
    assertThat(hint).doesNotContain("10.1.0.7");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> pod("short", "idp"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digest key");
  }

  @Test
  void nothingPrintsItsSecret() {
    assertThat(seal.toString() + seal.read(hinted(), "shop") + seal.read(TOKEN, "shop"))
        .doesNotContain(TOKEN);
  }
}
