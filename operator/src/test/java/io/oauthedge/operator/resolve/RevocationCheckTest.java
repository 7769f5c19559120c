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

  private Resolved<SecretFiles> check(byte[] lists) {
    var files =
        new SecretFiles(
            "clients",
            Map.of("ca.crt", Pem.certificates(List.of(authority.certificate())), "ca.crl", lists));
    return new RevocationCheck(FieldPaths.CLIENT_AUTHORITY, "shop/clients", () -> NOW)
        .check(files, "ca.crt", "ca.crl");
  }

  private static String why(Resolved<SecretFiles> resolved) {
    return resolved instanceof Invalid<SecretFiles>(String path, String why, String fix)
        ? path + ": " + why + " " + fix
        : "found";
  }
}
