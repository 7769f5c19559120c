package io.oauthedge.dataplane.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginReaderTest {
  private static final String PROXY = "10.0.0.1";
  private final OriginReader reader =
      new OriginReader(TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8::/32")));

  private static MultiMap headers(String... fields) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    return headers;
  }

  @Test
  void nobodyBelievesAStranger() {
    Origin origin =
        reader.read(
            headers("x-forwarded-for", "203.0.113.9", "x-forwarded-proto", "https"),
            "198.51.100.1",
            false);

    assertThat(origin.client()).isEqualTo("198.51.100.1");
    assertThat(origin.https()).isFalse();
    assertThat(origin.trustedPeer()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9                        | 203.0.113.9
          1.1.1.1, 203.0.113.9               | 203.0.113.9
          1.1.1.1, 203.0.113.9, 10.0.0.2     | 203.0.113.9
          10.0.0.3, 10.0.0.2                 | 10.0.0.3
          203.0.113.9:4711                   | 203.0.113.9
          [2001:db9::1]:4711                 | 2001:db9::1
          evil"; host="x                     | unknown
          """)
  void readsTheChainFromTheRight(String chain, String client) {
    Origin origin = reader.read(headers("x-forwarded-for", chain), PROXY, true);

    assertThat(origin.client()).isEqualTo(client);
    assertThat(origin.chain()).endsWith(PROXY);
  }

  @Test
  void dropsWhatLiesBeyondTheClient() {
    Origin origin =
        reader.read(headers("x-forwarded-for", "1.1.1.1, 203.0.113.9, 10.0.0.2"), PROXY, true);

    assertThat(origin.chain()).containsExactly("203.0.113.9", "10.0.0.2", PROXY);
  }

  @Test
  void readsForwardedElements() {
    Origin origin =
        reader.read(
            headers("forwarded", "for=1.1.1.1;proto=http, for=\"[2001:db9::1]:80\";proto=https"),
            PROXY,
            false);

    assertThat(origin.client()).isEqualTo("2001:db9::1");
    assertThat(origin.https()).isTrue();
  }

  @Test
  void aClientsProtoDoesNotOutshoutTheProxys() {
    Origin origin =
        reader.read(
            headers("x-forwarded-for", "1.1.1.1, 203.0.113.9", "x-forwarded-proto", "https, http"),
            PROXY,
            false);

    assertThat(origin.https()).isFalse();
  }

  @Test
  void twoFamiliesMustAgree() {
    Origin origin =
        reader.read(
            headers("x-forwarded-proto", "http", "forwarded", "for=1.1.1.1;proto=https"),
            PROXY,
            true);

    assertThat(origin.https()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"https, HTTPS", "WSS, HTTPS", "http, HTTP", "ws, HTTP", "gopher, NONE"})
  void aTrustedProxysWordDecidesWhateverTheOwnConnectionIs(String proto, SchemeWord said) {
    Origin origin = reader.read(headers("x-forwarded-proto", proto), PROXY, true);

    assertThat(origin.said()).isEqualTo(said);
    assertThat(origin.https()).isEqualTo(said == SchemeWord.HTTPS);
  }

  @Test
  void aTrustedProxyThatSaysNothingProvesNothing() {
    Origin origin = reader.read(headers("x-forwarded-for", "203.0.113.9"), PROXY, true);

    assertThat(origin.said()).isEqualTo(SchemeWord.NONE);
    assertThat(origin.https()).isFalse();
  }

  @Test
  void malformedForwardedIsNotBelieved() {
    Origin origin = reader.read(headers("forwarded", "for=1.1.1.1;proto"), PROXY, false);

    assertThat(origin.https()).isFalse();
    assertThat(origin.client()).isEqualTo(PROXY);
  }

  @Test
  void blocksAreComparedBitByBit() {
    TrustedProxies narrow = TrustedProxies.of(List.of("192.0.2.128/25", "192.0.2.1"));

    assertThat(narrow.contains("192.0.2.128")).isTrue();
    assertThat(narrow.contains("192.0.2.127")).isFalse();
    assertThat(narrow.contains("192.0.2.1")).isTrue();
    assertThat(narrow.contains("proxy.example.com")).isFalse();
  }
}
