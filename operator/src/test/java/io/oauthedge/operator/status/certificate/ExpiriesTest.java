package io.oauthedge.operator.status.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oauthedge.operator.fixture.TestAuthority;
import io.oauthedge.operator.golden.FixedCertificates;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import io.oauthedge.operator.resolve.SecretFiles;
import io.oauthedge.operator.resolve.ServedCertificate;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiriesTest {
  private static final Instant NOW = FixedCertificates.NOW;
  private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));
  private static final Instant IN_A_MONTH = NOW.plus(Duration.ofDays(30));

  private final TestAuthority authority = TestAuthority.root("clients", NOW);

  @Test
  void eachListOfASecretEndsOnItsOwn() {
    TestAuthority other = TestAuthority.root("partners", NOW);

    List<Expiry> expiries =
        of(lists(authority.revocationList(IN_A_MONTH), other.revocationList(IN_A_WEEK)));

    assertThat(expiries)
        .extracting(Expiry::name, Expiry::kind, Expiry::notAfter)
        .containsExactly(
            tuple("CN=partners", "revocation list", IN_A_WEEK),
            tuple("CN=clients", "revocation list", IN_A_MONTH));
    assertThat(expiries.getFirst().field()).isEqualTo(FieldPaths.CLIENT_AUTHORITY);
    assertThat(expiries.getFirst().secretName()).isEqualTo("clients");
  }

  @Test
  void aListIsWarnedOfByNameAndOnlyWhenItsEndIsNear() {
    Expiry list = of(lists(authority.revocationList(IN_A_WEEK))).getFirst();

    assertThat(list.isNear(NOW.plus(Duration.ofDays(3)))).isFalse();
    assertThat(list.isNear(IN_A_WEEK.minus(Duration.ofDays(2)))).isTrue();
    assertThat(list.warning(IN_A_WEEK.minus(Duration.ofDays(2))))
        .contains(
            FieldPaths.CLIENT_AUTHORITY,
            "the revocation list of CN=clients ends in 2 days",
            "Renew it in Secret clients");
  }

  @Test
  void theFirstToEndComesFirstBeItACertificateOrAList() {
    Resolved<ServedCertificate> served =
        new Found<>(
            FieldPaths.TLS_SECRET,
            new ServedCertificate(
                new SecretFiles("orders-tls", Map.of()), "CN=orders", NOW, IN_A_MONTH));

    List<Expiry> expiries =
        Expiries.of(
            references(
                Map.of(FieldPaths.TLS_SECRET, served), lists(authority.revocationList(IN_A_WEEK))));

    assertThat(expiries).extracting(Expiry::kind).containsExactly("revocation list", "certificate");
  }

  @Test
  void authoritiesWithoutListsAndWhatIsUnusableEndNotAtAll() {
    assertThat(of(new Found<>(FieldPaths.CLIENT_AUTHORITY, files(Map.of())))).isEmpty();
    assertThat(of(new Invalid<>(FieldPaths.CLIENT_AUTHORITY, "It is broken.", "Mend it.")))
        .isEmpty();
  }

  private Resolved<SecretFiles> lists(X509CRL... lists) {
    return new Found<>(
        FieldPaths.CLIENT_AUTHORITY, files(Map.of("ca.crl", TestAuthority.pem(lists))));
  }

  private SecretFiles files(Map<String, byte[]> beside) {
    var entries = new HashMap<>(beside);
    entries.put("ca.crt", Pem.certificates(List.of(authority.certificate())));
    return new SecretFiles("clients", entries);
  }

  private static List<Expiry> of(Resolved<SecretFiles> clients) {
    return Expiries.of(references(Map.of(), clients));
  }

  private static References references(
      Map<String, Resolved<ServedCertificate>> certificates, Resolved<SecretFiles> clients) {
    return new References(
        certificates, Map.of(FieldPaths.CLIENT_AUTHORITY, clients), Optional.empty(), Map.of());
  }
}
