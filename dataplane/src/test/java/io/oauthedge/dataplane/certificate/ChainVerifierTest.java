package io.oauthedge.dataplane.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.vertx.core.buffer.Buffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CertificateAuthority ROOT = new CertificateAuthority("root");
  private static final CertificateAuthority SHOP = ROOT.intermediate("shop");
  private static final Issued BILLING = SHOP.issue("billing");

  private final Instant now = Instant.now();

  @Test
  void anIntermediateIsSentOrStandsAmongTheAuthorities() {
    assertThat(verdict(ROOT.certificatePem(), BILLING.certificate(), SHOP.certificate()))
        .isInstanceOf(CertificateVerdict.Good.class);
    assertThat(verdict(ROOT.certificatePem() + SHOP.certificatePem(), BILLING.certificate()))
        .isInstanceOf(CertificateVerdict.Good.class);
    assertThat(verdict(SHOP.certificatePem(), BILLING.certificate(), SHOP.certificate()))
        .isInstanceOf(CertificateVerdict.Good.class);
  }

  @Test
  void withoutItsIntermediateTheChainEndsNowhere() {
    assertThat(verdict(ROOT.certificatePem(), BILLING.certificate()))
        .isEqualTo(invalid("the chain ends in none of the authorities"));
  }

  @Test
  void anotherAuthorityOfTheSameNameIsAnother() {
    Issued stranger = new CertificateAuthority("root").issue("billing");

    assertThat(verdict(ROOT.certificatePem(), stranger.certificate()))
        .isEqualTo(invalid("the signature of it is wrong"));
  }

  @Test
  void aCertificateForServersAloneIsNoneForClients() {
    Issued server = ROOT.issueFor(KeyPurposeId.id_kp_serverAuth, "billing");
    Issued client = ROOT.issueFor(KeyPurposeId.id_kp_clientAuth, "billing");

    assertThat(verdict(ROOT.certificatePem(), server.certificate()))
        .isEqualTo(invalid("it breaks a rule of its chain, or is not for clients"));
    assertThat(verdict(ROOT.certificatePem(), client.certificate()))
        .isInstanceOf(CertificateVerdict.Good.class);
  }

  @Test
  void aClientIsNoAuthority() {
    // Signed by the key of one that may not sign.
    CertificateAuthority impostor = new CertificateAuthority("impostor");

    assertThat(
            verdict(
                ROOT.certificatePem(),
                impostor.issue("billing").certificate(),
                ROOT.issue("impostor").certificate()))
        .isInstanceOf(CertificateVerdict.Bad.class);
    assertThat(verdict(ROOT.certificatePem(), ROOT.certificate()))
        .isEqualTo(invalid("an authority's own certificate, which is none for clients"));
  }

  @Test
  void whatHasExpiredIsNamedByItsPlace() {
    Instant later = now.plus(Duration.ofDays(2));

    assertThat(
            verifier(ROOT.certificatePem(), Optional.empty())
                .verify(List.of(ROOT.issue("billing").certificate()), later))
        .isEqualTo(invalid("it has expired"));
  }

  @Test
  void everyIssuerOfTheChainNeedsAList() {
    List<X509Certificate> chain = List.of(BILLING.certificate(), SHOP.certificate());
    String ofRoot = ROOT.revocationListPem(HOUR);
    String ofShop = SHOP.revocationListPem(HOUR);

    assertThat(withLists(ofRoot + ofShop).verify(chain, now))
        .isInstanceOf(CertificateVerdict.Good.class);
    assertThat(withLists(ofRoot).verify(chain, now))
        .isEqualTo(invalid("no current revocation list of the issuer of it"));
    assertThat(withLists(ofShop).verify(chain, now))
        .isEqualTo(invalid("no current revocation list of the issuer of certificate 2"));
  }

  @Test
  void whatTheIssuersListNamesIsRevoked() {
    String lists = ROOT.revocationListPem(HOUR) + SHOP.revocationListPem(HOUR, BILLING);

    assertThat(withLists(lists).verify(List.of(BILLING.certificate(), SHOP.certificate()), now))
        .isEqualTo(new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_REVOKED, "it is revoked"));
  }

  @Test
  void aListOfAnotherAuthorityByTheSameNameRevokesAndProvesNothing() {
    String forged = new CertificateAuthority("shop").revocationListPem(HOUR);

    assertThat(
            withLists(ROOT.revocationListPem(HOUR) + forged)
                .verify(List.of(BILLING.certificate(), SHOP.certificate()), now))
        .isEqualTo(invalid("no current revocation list of the issuer of it"));
  }

  private CertificateVerdict verdict(String authorities, X509Certificate... chain) {
    return verifier(authorities, Optional.empty()).verify(List.of(chain), now);
  }

  private static ChainVerifier withLists(String lists) {
    return verifier(ROOT.certificatePem(), Optional.of(lists));
  }

  private static ChainVerifier verifier(String authorities, Optional<String> lists) {
    return AuthorityFiles.verifier(
        new ClientCertificateConfig(
            ClientCertificateMode.REQUIRE,
            "/ca.crt",
            lists.map(_ -> "/ca.crl"),
            Optional.empty(),
            false),
        Map.of("/ca.crt", Buffer.buffer(authorities), "/ca.crl", Buffer.buffer(lists.orElse(""))));
  }

  private static CertificateVerdict invalid(String detail) {
    return new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_INVALID, detail);
  }
}
