package io.oauthedge.operator.resolve;

import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.identity.PemException;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/**
 * Whether revocation lists are those of the authorities beside them, current, and of all that issue
 * to clients (RFC 5280): where there are lists, an issuer without one has nobody accepted.
 */
final class RevocationCheck {
  private final String path;
  private final String secret;
  private final InstantSource clock;

  RevocationCheck(String path, String secret, InstantSource clock) {
    this.path = path;
    this.secret = "Secret " + secret;
    this.clock = clock;
  }

  /**
   * Checks every list.
   *
   * @param authorityEntry the entry with the authorities' certificates, which was checked before
   * @param listEntry the entry with the lists
   */
  Resolved<SecretFiles> check(SecretFiles files, String authorityEntry, String listEntry) {
    List<X509CRL> lists;
    try {
      lists = Pem.readRevocationLists(files.entry(listEntry));
    } catch (PemException e) {
      return invalid(listEntry + " " + e.getMessage(), "Put PEM revocation lists there.");
    }
    if (lists.isEmpty()) {
      return invalid(
          listEntry + " holds no revocation list",
          "Put PEM revocation lists there, or remove the entry to check no revocation.");
    }
    List<X509Certificate> authorities = Pem.readCertificates(files.entry(authorityEntry));
    for (X509CRL list : lists) {
      String issuer = list.getIssuerX500Principal().getName();
      if (authorities.stream().noneMatch(authority -> signed(authority, list))) {
        return invalid(
            "the revocation list of "
                + issuer
                + " is of none of the authorities in "
                + authorityEntry,
            "Put the lists of those authorities there; an intermediate whose list is checked belongs into ca.crt too.");
      }
      if (list.getNextUpdate() != null
          && list.getNextUpdate().toInstant().isBefore(clock.instant())) {
        return invalid(
            "the revocation list of " + issuer + " ended at " + list.getNextUpdate().toInstant(),
            "Put the current one there; with an old one no client's certificate is accepted.");
      }
    }
    for (X509Certificate authority : authorities) {
      if (lists.stream().noneMatch(list -> signed(authority, list))
          && authorities.stream().noneMatch(lower -> certified(authority, lower))) {
        return invalid(
            listEntry
                + " lacks a revocation list of "
                + authority.getSubjectX500Principal().getName()
                + ", which stands in "
                + authorityEntry,
            "Add its current list to "
                + listEntry
                + ", or take the authority out of "
                + authorityEntry
                + "; without its list no certificate that it issued is accepted.");
      }
    }
    return new Found<>(path, files);
  }

  private static boolean signed(X509Certificate authority, X509CRL list) {
    try {
      list.verify(authority.getPublicKey());
      return list.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether an authority stands above another one, which issues to clients in its stead. */
  private static boolean certified(X509Certificate authority, X509Certificate lower) {
    try {
      lower.verify(authority.getPublicKey());
      return !lower.equals(authority)
          && lower.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Invalid<SecretFiles> invalid(String why, String fix) {
    return new Invalid<>(path, secret + ": " + why + ".", fix);
  }
}
