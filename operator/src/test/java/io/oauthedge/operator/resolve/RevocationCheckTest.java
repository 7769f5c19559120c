package io.oauthedge.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.fixture.TestAuthority;
import io.oauthedge.operator.golden.FixedCertificates;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevocationCheckTest {
  private static final Instant NOW = FixedCertificates.NOW;
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  private final TestAuthority authority = TestAuthority.root("clients", NOW);

  @Test
  void aCurrentListOfTheAuthorityIsFound() {
    assertThat(check(TestAuthority.pem(authority.revocationList(TOMORROW))))
        .isInstanceOf(Found.class);
  }

  @Test
  void aListThatEndedSaysWhenAndWhatFollows() {
    Instant yesterday = NOW.minus(Duration.ofDays(1));

    assertThat(why(check(TestAuthority.pem(authority.revocationList(yesterday)))))
        .contains(
            "the revocation list of CN=clients ended at " + yesterday,
            "Put the current one there",
            "no client's certificate is accepted");
  }

  @Test
  void aListOfAStrangerOfTheSameNameIsRefused() {
    TestAuthority stranger = TestAuthority.root("clients", NOW);

    assertThat(why(check(TestAuthority.pem(stranger.revocationList(TOMORROW)))))
        .contains("the revocation list of CN=clients is of none of the authorities in ca.crt");
  }

  @Test
  void whatIsNoListIsNamedByItsEntry() {
    assertThat(why(check(Pem.certificates(List.of(authority.certificate())))))
        .contains("Secret shop/clients: ca.crl holds no revocation list", "remove the entry");
    assertThat(
            why(
                check(
                    "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"
                        .getBytes(StandardCharsets.US_ASCII))))
        .contains("Secret shop/clients: ca.crl");
  }

  @Test
  void anAuthorityWithoutAListIsNamedWithWhatFollows() {
    TestAuthority added = TestAuthority.root("partners", NOW);
    byte[] lists = TestAuthority.pem(authority.revocationList(TOMORROW));

    assertThat(why(check(lists, authority, added)))
        .contains(
            FieldPaths.CLIENT_AUTHORITY,
            "Secret shop/clients: ca.crl lacks a revocation list of CN=partners",
            "Add its current list to ca.crl, or take the authority out of ca.crt",
            "no certificate that it issued is accepted");
  }

  @Test
  void aListOfEachAuthorityIsFound() {
    TestAuthority added = TestAuthority.root("partners", NOW);
    byte[] lists =
        TestAuthority.pem(authority.revocationList(TOMORROW), added.revocationList(TOMORROW));

    assertThat(check(lists, authority, added)).isInstanceOf(Found.class);
  }

  @Test
  void aRenewedKeyNeedsAListOfItsOwn() {
    TestAuthority renewed = TestAuthority.root("clients", NOW);

    assertThat(
            why(check(TestAuthority.pem(authority.revocationList(TOMORROW)), authority, renewed)))
        .contains("ca.crl lacks a revocation list of CN=clients");
  }

  @Test
  void oneAboveAnIntermediateBesideItNeedsNone() {
    TestAuthority issuing = authority.intermediate("issuing");

    assertThat(check(TestAuthority.pem(issuing.revocationList(TOMORROW)), authority, issuing))
        .isInstanceOf(Found.class);
  }

  private Resolved<SecretFiles> check(byte[] lists) {
    return check(lists, authority);
  }

  private static Resolved<SecretFiles> check(byte[] lists, TestAuthority... authorities) {
    byte[] bundle =
        Pem.certificates(Stream.of(authorities).map(TestAuthority::certificate).toList());
    var files = new SecretFiles("clients", Map.of("ca.crt", bundle, "ca.crl", lists));
    return new RevocationCheck(FieldPaths.CLIENT_AUTHORITY, "shop/clients", () -> NOW)
        .check(files, "ca.crt", "ca.crl");
  }

  private static String why(Resolved<SecretFiles> resolved) {
    return resolved instanceof Invalid<SecretFiles>(String path, String why, String fix)
        ? path + ": " + why + " " + fix
        : "found";
  }
}
