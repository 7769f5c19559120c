package io.oauthedge.dataplane.certificate;

import static io.oauthedge.contract.tls.ClientCertificateHeader.CLIENT_CERT;
import static io.oauthedge.contract.tls.ClientCertificateHeader.SSL_CLIENT_CERT;
import static io.oauthedge.contract.tls.ClientCertificateHeader.X_AMZN_MTLS_CLIENTCERT;
import static io.oauthedge.contract.tls.ClientCertificateHeader.X_AMZN_MTLS_CLIENTCERT_LEAF;
import static io.oauthedge.contract.tls.ClientCertificateHeader.X_ARR_CLIENTCERT;
import static io.oauthedge.contract.tls.ClientCertificateHeader.X_FORWARDED_CLIENT_CERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedCertificateTest {
  private static final CertificateAuthority SHOP =
      new CertificateAuthority("root").intermediate("shop");
  private static final Issued OWN = SHOP.issue("billing");
  private static final Issued OTHER = SHOP.issue("other");
  private static final Presented ALONE = new Presented.Chain(List.of(OWN.certificate()));
  private static final Presented WITH_SHOP =
      new Presented.Chain(List.of(OWN.certificate(), SHOP.certificate()));

  /** A proxy's statement of the client's own certificate. */
  private static String statement(ClientCertificateHeader header) {
    return switch (header) {
      case CLIENT_CERT -> ":" + base64(OWN.certificatePem()) + ":";
      case X_FORWARDED_CLIENT_CERT ->
          "By=spiffe://shop/edge;Cert=\"%s\";Subject=\"CN=billing\""
              .formatted(encoded(OWN.certificatePem()));
      case SSL_CLIENT_CERT -> encoded(OWN.certificatePem());
      case X_AMZN_MTLS_CLIENTCERT_LEAF, X_AMZN_MTLS_CLIENTCERT -> encodedByAlb();
      case X_ARR_CLIENTCERT -> base64(OWN.certificatePem());
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyProxysFormIsRead(ClientCertificateHeader header) {
    assertThat(read(header, statement(header))).isEqualTo(ALONE);
  }

  @ParameterizedTest
  @EnumSource
  void noHeaderAndAnEmptyOneMeanNone(ClientCertificateHeader header) {
    assertThat(read(header)).isEqualTo(new Presented.None());
    assertThat(read(header, "")).isEqualTo(new Presented.None());
    assertThat(read(header, "-")).isEqualTo(new Presented.None());
  }

  @ParameterizedTest
  @EnumSource
  void twoLinesAreNobodysStatement(ClientCertificateHeader header) {
    String value = statement(header);

    assertThat(read(header, value, value)).isInstanceOf(Presented.Unreadable.class);
    assertThat(read(header, value, "")).isInstanceOf(Presented.Unreadable.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCutAnywhereIsNeverTheCertificate(ClientCertificateHeader header) {
    String value = statement(header);
    // Behind its end only a line's end or padding follow, which may be missing (RFC 8941 4.2.7).
    int end =
        header == X_FORWARDED_CLIENT_CERT
            ? value.indexOf("\";Subject")
            : value.replaceFirst("(%0A|=+)$", "").length();

    for (int length = 2; length < end; length++) {
      assertThat(read(header, value.substring(0, length)))
          .as("cut at %d", length)
          .isInstanceOf(Presented.Unreadable.class);
    }
  }

  static Stream<Arguments> otherForms() {
    return Stream.of(
        Arguments.of(CLIENT_CERT, statement(X_ARR_CLIENTCERT)),
        Arguments.of(CLIENT_CERT, statement(SSL_CLIENT_CERT)),
        Arguments.of(CLIENT_CERT, ":" + base64OfText(OWN.certificatePem()) + ":"),
        Arguments.of(CLIENT_CERT, statement(CLIENT_CERT) + ", " + statement(CLIENT_CERT)),
        Arguments.of(CLIENT_CERT, ":" + twice() + ":"),
        Arguments.of(CLIENT_CERT, ":%%%:"),
        Arguments.of(X_FORWARDED_CLIENT_CERT, statement(SSL_CLIENT_CERT)),
        Arguments.of(X_FORWARDED_CLIENT_CERT, "Hash=00;Subject=\"CN=billing\""),
        Arguments.of(X_FORWARDED_CLIENT_CERT, "Cert=\"" + base64(OWN.certificatePem()) + "\""),
        Arguments.of(SSL_CLIENT_CERT, statement(CLIENT_CERT)),
        Arguments.of(SSL_CLIENT_CERT, statement(X_ARR_CLIENTCERT)),
        Arguments.of(X_AMZN_MTLS_CLIENTCERT_LEAF, statement(X_FORWARDED_CLIENT_CERT)),
        Arguments.of(X_AMZN_MTLS_CLIENTCERT, statement(CLIENT_CERT)),
        Arguments.of(X_ARR_CLIENTCERT, statement(CLIENT_CERT)),
        Arguments.of(X_ARR_CLIENTCERT, base64OfText(OWN.certificatePem())),
        Arguments.of(X_ARR_CLIENTCERT, "!" + statement(X_ARR_CLIENTCERT)),
        Arguments.of(X_ARR_CLIENTCERT, twice()));
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void anotherFormIsUnreadable(ClientCertificateHeader header, String value) {
    assertThat(read(header, value)).isInstanceOf(Presented.Unreadable.class);
  }

  @Test
  void theChainOfRfc9440FollowsTheCertificate() {
    String shop = ":" + base64(SHOP.certificatePem()) + ":";
    MultiMap headers = headers(CLIENT_CERT, statement(CLIENT_CERT));

    assertThat(StatedCertificate.read(headers.add("client-cert-chain", shop), CLIENT_CERT))
        .isEqualTo(WITH_SHOP);
    assertThat(StatedCertificate.read(headers.add("client-cert-chain", "x"), CLIENT_CERT))
        .isInstanceOf(Presented.Unreadable.class);
    assertThat(
            StatedCertificate.read(
                MultiMap.caseInsensitiveMultiMap().add("client-cert-chain", shop), CLIENT_CERT))
        .isEqualTo(new Presented.None());
  }

  @Test
  void ofEnvoysElementsTheLastCountsAndItsChainGoesBeforeItsCertificate() {
    String chain = encoded(OWN.certificatePem() + SHOP.certificatePem());
    String other = "Cert=\"" + encoded(OTHER.certificatePem()) + "\"";

    assertThat(read(X_FORWARDED_CLIENT_CERT, other + "," + statement(X_FORWARDED_CLIENT_CERT)))
        .isEqualTo(ALONE);
    assertThat(read(X_FORWARDED_CLIENT_CERT, "Chain=\"" + chain + "\";" + other))
        .isEqualTo(WITH_SHOP);
  }

  @Test
  void separatorsAndQuotesWithinEnvoysQuotesSeparateNothing() {
    String subject = "Subject=\"O=\\\"Shop, Ltd;\\\",CN=a\";";

    assertThat(read(X_FORWARDED_CLIENT_CERT, subject + statement(X_FORWARDED_CLIENT_CERT)))
        .isEqualTo(ALONE);
    assertThat(read(X_FORWARDED_CLIENT_CERT, statement(X_FORWARDED_CLIENT_CERT) + ";URI=\"open"))
        .isInstanceOf(Presented.Unreadable.class);
  }

  @Test
  void albsChainBeginsWithTheClient() {
    assertThat(read(X_AMZN_MTLS_CLIENTCERT, encoded(OWN.certificatePem() + SHOP.certificatePem())))
        .isEqualTo(WITH_SHOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%+1", "%-1", "% 1"})
  void aPercentSignNeedsTwoHexadecimalDigits(String broken) {
    for (var header : Arrays.asList(SSL_CLIENT_CERT, X_AMZN_MTLS_CLIENTCERT_LEAF)) {
      assertThat(read(header, statement(header) + broken)).isInstanceOf(Presented.Unreadable.class);
    }
  }

  private static Presented read(ClientCertificateHeader header, String... lines) {
    return StatedCertificate.read(headers(header, lines), header);
  }

  private static MultiMap headers(ClientCertificateHeader header, String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    Stream.of(lines).forEach(line -> headers.add(header.field(), line));
    return headers;
  }

  private static String base64(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
  }

  private static String base64OfText(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String twice() {
    byte[] der = Base64.getDecoder().decode(base64(OWN.certificatePem()));
    byte[] both = Arrays.copyOf(der, der.length * 2);
    System.arraycopy(der, 0, both, der.length, der.length);
    return Base64.getEncoder().encodeToString(both);
  }

  private static String encoded(String pem) {
    return URLEncoder.encode(pem, StandardCharsets.US_ASCII).replace("+", "%20");
  }

  /** AWS leaves {@code + = /} as they are. */
  private static String encodedByAlb() {
    return encoded(OWN.certificatePem())
        .replace("%2B", "+")
        .replace("%3D", "=")
        .replace("%2F", "/");
  }
}
