package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.Reason;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifies a client's chain (RFC 5280 section 6). Every certificate of the authorities' file is an
 * anchor, so that an intermediate may be put there that clients do not send.
 *
 * <p>Nothing is fetched: neither OCSP nor the places that a certificate names are asked.
 */
final class ChainVerifier {
  /** id-kp-clientAuth (RFC 5280 section 4.2.1.12); a certificate without the extension has it. */
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final List<X509Certificate> authorities;
  private final Set<TrustAnchor> anchors;
  private final Optional<List<X509CRL>> revocationLists;

  /**
   * Prepares verification.
   *
   * @param revocationLists absent when revocation is not checked; when given, a certificate whose
   *     issuer has no current list is refused
   */
  ChainVerifier(List<X509Certificate> authorities, Optional<List<X509CRL>> revocationLists) {
    this.authorities = List.copyOf(authorities);
    this.anchors =
        authorities.stream()
            .map(authority -> new TrustAnchor(authority, null))
            .collect(Collectors.toUnmodifiableSet());
    this.revocationLists = revocationLists;
  }

  List<X509Certificate> authorities() {
    return authorities;
  }

  /** When what was found of a chain must be looked at again. */
  Instant until(List<X509Certificate> chain, Instant now) {
    return chain.stream()
        .flatMap(
            certificate ->
                Stream.concat(
                    Stream.of(certificate.getNotAfter().toInstant()),
                    listEnd(certificate, now).stream()))
        .min(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** When the last of the issuer's lists that are current ends; another may lie beside it. */
  private Optional<Instant> listEnd(X509Certificate certificate, Instant now) {
    return revocationLists.stream()
        .flatMap(List::stream)
        .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(list -> list.getNextUpdate() != null)
        .map(list -> list.getNextUpdate().toInstant())
        .filter(now::isBefore)
        .max(Instant::compareTo);
  }

  CertificateVerdict verify(List<X509Certificate> chain, Instant now) {
    List<X509Certificate> path = chain.stream().filter(c -> !authorities.contains(c)).toList();
    try {
      if (authorities.contains(chain.getFirst())) {
        return bad("an authority's own certificate, which is none for clients");
      }
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(path), parameters(now));
      return new CertificateVerdict.Good(Thumbprints.of(chain.getFirst()));
    } catch (CertPathValidatorException e) {
      return explained(e);
    } catch (GeneralSecurityException e) {
      return bad("cannot be verified");
    }
  }

  private PKIXParameters parameters(Instant now) throws GeneralSecurityException {
    var parameters = new PKIXParameters(anchors);
    parameters.setDate(Date.from(now));
    parameters.setTargetCertConstraints(forClients());
    // Without a checker of its own this is the JDK's check by lists alone: no OCSP, no fetches.
    parameters.setRevocationEnabled(revocationLists.isPresent());
    if (revocationLists.isPresent()) {
      parameters.addCertStore(store(revocationLists.get()));
    }
    return parameters;
  }

  private static X509CertSelector forClients() throws GeneralSecurityException {
    var selector = new X509CertSelector();
    try {
      selector.setExtendedKeyUsage(Set.of(CLIENT_AUTHENTICATION));
    } catch (java.io.IOException e) {
      throw new IllegalStateException("a constant of RFC 5280 is no object identifier", e);
    }
    return selector;
  }

  private static CertStore store(List<X509CRL> lists) throws GeneralSecurityException {
    try {
      return CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists));
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("a collection is no collection", e);
    }
  }

  private static CertificateVerdict explained(CertPathValidatorException failure) {
    String which = failure.getIndex() > 0 ? "certificate " + (failure.getIndex() + 1) : "it";
    return switch (failure.getReason()) {
      case BasicReason.REVOKED ->
          new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_REVOKED, which + " is revoked");
      case BasicReason.EXPIRED -> bad(which + " has expired");
      case BasicReason.NOT_YET_VALID -> bad(which + " is not valid yet");
      case BasicReason.UNDETERMINED_REVOCATION_STATUS ->
          bad("no current revocation list of the issuer of " + which);
      case PKIXReason.NO_TRUST_ANCHOR -> bad("the chain ends in none of the authorities");
      case BasicReason.INVALID_SIGNATURE -> bad("the signature of " + which + " is wrong");
      default -> bad(which + " breaks a rule of its chain, or is not for clients");
    };
  }

  private static CertificateVerdict bad(String detail) {
    return new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_INVALID, detail);
  }
}
