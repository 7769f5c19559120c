package io.oauthedge.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.fixture.TestAuthority;
import io.oauthedge.operator.golden.FixedCertificates;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {
  private static final Instant NOW = FixedCertificates.NOW;

  @Test
  void aCertificateThatFitsIsFoundWithItsEnd() {
    Resolved<ServedCertificate> checked = check(pair("a.example.com"), NOW, "a.example.com");

    assertThat(checked)
        .isInstanceOfSatisfying(
            Found.class,
            _ ->
                assertThat(checked.content().orElseThrow().notAfter())
                    .isEqualTo(NOW.plus(Duration.ofDays(90))));
  }

  @Test
  void aWildcardCoversOneLabelAndNoMore() {
    assertThat(check(pair("*.example.com"), NOW, "a.example.com")).isInstanceOf(Found.class);
    assertThat(why(check(pair("*.example.com"), NOW, "a.b.example.com")))
        .contains("does not cover a.b.example.com; it covers *.example.com");
    assertThat(why(check(pair("*.example.com"), NOW, "example.com")))
        .contains("does not cover example.com");
  }

  @Test
  void everyUncoveredHostIsNamed() {
    assertThat(why(check(pair("a.example.com"), NOW, "a.example.com", "b.example", "c.example")))
        .contains("does not cover b.example, c.example");
  }

  @Test
  void anExpiredCertificateSaysSinceWhen() {
    assertThat(why(check(pair("a.example.com"), NOW.plus(Duration.ofDays(91)), "a.example.com")))
        .contains("expired at " + NOW.plus(Duration.ofDays(90)));
  }

  @Test
  void aCertificateOfTheFutureSaysFromWhen() {
    assertThat(why(check(pair("a.example.com"), NOW.minus(Duration.ofDays(2)), "a.example.com")))
        .contains("not valid before");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Map<String, byte[]> mixed = new HashMap<>(pair("a.example.com"));
    mixed.put("tls.key", Pem.keys(List.of(keys.getPrivate())));

    assertThat(why(check(mixed, NOW, "a.example.com"))).contains("tls.key is not the key of");
  }

  @Test
  void whatIsNoPemIsNamedByItsEntry() {
    Map<String, byte[]> broken = new HashMap<>(pair("a.example.com"));
    broken.put("tls.key", "secret".getBytes(StandardCharsets.UTF_8));

    assertThat(why(check(broken, NOW, "a.example.com")))
        .contains("tls.key holds no unencrypted private key")
        .doesNotContain("secret:");
  }

  @Test
  void garbageIsNamedByItsEntry() {
    Map<String, byte[]> broken = new HashMap<>(pair("a.example.com"));
    broken.put(
        "tls.crt",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            .getBytes(StandardCharsets.US_ASCII));

    assertThat(why(check(broken, NOW, "a.example.com")))
        .contains("Secret shop/tls: tls.crt", "Put the PEM chain there, leaf first.");
  }

  @Test
  void aChainInOrderIsFoundWithAndWithoutItsRoot() {
    TestAuthority root = TestAuthority.root("root", NOW);
    TestAuthority between = root.intermediate("between");
    TestAuthority.Pair leaf = between.leaf("a.example.com");

    assertThat(check(leaf.entries(between.certificate()), NOW, "a.example.com"))
        .isInstanceOf(Found.class);
    assertThat(check(leaf.entries(between.certificate(), root.certificate()), NOW, "a.example.com"))
        .isInstanceOf(Found.class);
  }

  @Test
  void aChainOutOfOrderNamesTheCertificateThatDoesNotFitAndTheOrder() {
    TestAuthority root = TestAuthority.root("root", NOW);
    TestAuthority between = root.intermediate("between");
    TestAuthority.Pair leaf = between.leaf("a.example.com");

    assertThat(
            why(
                check(
                    leaf.entries(root.certificate(), between.certificate()), NOW, "a.example.com")))
        .contains(
            "certificate 2 in tls.crt (CN=root) did not sign certificate 1 (CN=a.example.com)",
            "the host's own certificate first");
  }

  @Test
  void aChainThatBeginsWithAnAuthorityIsOutOfOrderToo() {
    TestAuthority root = TestAuthority.root("root", NOW);
    TestAuthority.Pair leaf = root.leaf("a.example.com");
    Map<String, byte[]> reversed = new HashMap<>(leaf.entries());
    reversed.put("tls.crt", Pem.certificates(List.of(root.certificate(), leaf.certificate())));

    assertThat(why(check(reversed, NOW, "a.example.com")))
        .contains("certificate 2 in tls.crt (CN=a.example.com) did not sign certificate 1");
  }

  @Test
  void anAuthorityOfTheSameNameButAnotherKeyIsNoneOfTheChain() {
    TestAuthority other = TestAuthority.root("root", NOW);
    TestAuthority.Pair leaf = TestAuthority.root("root", NOW).leaf("a.example.com");

    assertThat(why(check(leaf.entries(other.certificate()), NOW, "a.example.com")))
        .contains("certificate 2 in tls.crt (CN=root) did not sign certificate 1");
  }

  @Test
  void anIntermediateThatExpiredIsNamed() {
    TestAuthority root = TestAuthority.root("root", NOW.minus(Duration.ofDays(91)));
    TestAuthority.Pair leaf =
        new TestAuthority(root.certificate(), root.keys(), NOW).leaf("a.example.com");

    assertThat(why(check(leaf.entries(root.certificate()), NOW, "a.example.com")))
        .contains("certificate 2 in tls.crt (CN=root) expired at");
  }

  @Test
  void whatIsShownToServersNeedsNoName() {
    assertThat(check(pair("anything.example.com"), NOW)).isInstanceOf(Found.class);
  }

  private static Resolved<ServedCertificate> check(
      Map<String, byte[]> entries, Instant now, String... hosts) {
    return new CertificateCheck("spec.tls.secretName", "shop/tls", () -> now)
        .check(new SecretFiles("tls", entries), List.of(hosts));
  }

  private static String why(Resolved<ServedCertificate> resolved) {
    return resolved instanceof Invalid<ServedCertificate>(String path, String why, String fix)
        ? path + ": " + why + " " + fix
        : "found";
  }

  private static Map<String, byte[]> pair(String host) {
    var entries = new HashMap<String, byte[]>();
    FixedCertificates.tls(List.of(host), NOW)
        .forEach((entry, value) -> entries.put(entry, Base64.getDecoder().decode(value)));
    return entries;
  }
}
