package io.oauthedge.contract.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanarySealTest {
  private static final byte[] NEWEST = key(1);
  private static final byte[] OLDEST = key(2);
  private static final CanarySeal ORDERS = seal("shop", "orders", NEWEST, OLDEST);
  private static final CanaryOrder ORDER = order("4bf92f3577b34da6");
  private static final CanaryAnswer ANSWER = answer("4bf92f3577b34da6");

  @Test
  void theEdgeReadsTheOrderAsItWasGiven() {
    assertThat(ORDERS.openOrder(ORDERS.seal(ORDER))).contains(ORDER);
  }

  @Test
  void theOperatorReadsTheAnswerToItsOrder() {
    assertThat(ORDERS.openAnswer(ORDERS.seal(ANSWER), ORDER)).contains(ANSWER);
  }

  @Test
  void anAnswerToOneOrderIsNoneToAnother() {
    assertThat(ORDERS.openAnswer(ORDERS.seal(ANSWER), order("another"))).isEmpty();
  }

  @Test
  void anOrderOfOneEdgeIsNoneOfAnotherEvenUnderTheSameKeys() {
    String sealed = ORDERS.seal(ORDER);

    assertThat(seal("shop", "invoices", NEWEST, OLDEST).openOrder(sealed)).isEmpty();
    assertThat(seal("bank", "orders", NEWEST, OLDEST).openOrder(sealed)).isEmpty();
  }

  @Test
  void anOrderCannotBePlayedBackAsAnAnswer() {
    assertThat(ORDERS.openAnswer(ORDERS.seal(ORDER), ORDER)).isEmpty();
    assertThat(ORDERS.openOrder(ORDERS.seal(ANSWER))).isEmpty();
  }

  @Test
  void aSealOfOtherKeysDoesNotOpen() {
    assertThat(seal("shop", "orders", key(3)).openOrder(ORDERS.seal(ORDER))).isEmpty();
  }

  @Test
  void noBitOfASealCanBeChanged() {
    byte[] sealed = Base64.getUrlDecoder().decode(ORDERS.seal(ORDER));

    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(ORDERS.openOrder(text)).as("byte %d changed", at).isEmpty();
    }
  }

  @Test
  void whatIsNoSealIsNotOpenedAndBreaksNothing() {
    List<String> texts = List.of("", "a", "%%%", "AAAA", "A".repeat(64), "../../etc/passwd", "Ä");

    assertThat(texts).allSatisfy(text -> assertThat(ORDERS.openOrder(text)).isEmpty());
  }

  @Test
  void anOrderThatNoRequestLineCarriesIsNotEvenDecoded() {
    String echo = "/" + "x".repeat(CanarySeal.MOST_ORDER_LENGTH);
    String sealed =
        ORDERS.seal(CanaryOrder.of("id", Instant.EPOCH, 200, List.of(), Optional.of(echo)));

    assertThat(ORDERS.openOrder(sealed)).isEmpty();
  }

  @Test
  void whileTheOperatorIsAheadOfAPodBothUnderstandEachOther() {
    CanarySeal pod = seal("shop", "orders", NEWEST, OLDEST);
    CanarySeal operator = seal("shop", "orders", key(9), NEWEST);

    assertThat(pod.openOrder(operator.seal(ORDER))).contains(ORDER);
    assertThat(operator.openAnswer(pod.seal(ANSWER), ORDER)).contains(ANSWER);
  }

  @Test
  void aKeyThatWasReplacedTwiceOpensNothing() {
    CanarySeal past = seal("shop", "orders", OLDEST);
    CanarySeal now = seal("shop", "orders", key(9), NEWEST);

    assertThat(now.openOrder(past.seal(ORDER))).isEmpty();
  }

  @Test
  void theSameOrderNeverLooksTheSame() {
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(ORDERS.seal(ORDER))).isTrue();
    }
  }

  @Test
  void aPlainOrderFitsIntoTheSmallestRequestLine() {
    assertThat(ORDERS.seal(ORDER)).hasSizeLessThan(512).matches("[A-Za-z0-9_-]+");
  }

  private static CanarySeal seal(String namespace, String name, byte[]... keys) {
    return new CanarySeal(namespace, name, new CanaryKeys(List.of(keys)));
  }

  private static byte[] key(int filler) {
    byte[] key = new byte[CanaryKeys.KEY_BYTES];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  private static CanaryOrder order(String id) {
    return CanaryOrder.of(
        id,
        Instant.parse("2026-11-01T10:00:30Z"),
        401,
        List.of(new ResponseField("www-authenticate", "Bearer realm=\"canary\"")),
        Optional.empty());
  }

  private static CanaryAnswer answer(String id) {
    return CanaryAnswer.of(
        id,
        "orders-edge-7d9c-x2x1p",
        new ArrivedRequest(
            "GET",
            "HTTP/1.1",
            "orders.example.com",
            "10.0.0.7",
            "203.0.113.9",
            true,
            true,
            true,
            1_200,
            ArrivedBody.of(new byte[0])),
        List.of(
            ArrivedField.of("Authorization", "Bearer canary", false),
            ArrivedField.of("X-Forwarded-Proto", "https", true)),
        Optional.empty());
  }
}
