package io.oauthedge.operator.resolve;

import io.oauthedge.operator.identity.Leaf;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.identity.PemException;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a certificate and key can serve an edge's hosts (RFC 9525). */
final class CertificateCheck {
  private static final int DNS_NAME = 2;

  private final String path;
  private final String secret;
  private final InstantSource clock;

  CertificateCheck(String path, String secret, InstantSource clock) {
    this.path = path;
    this.secret = "Secret " + secret;
    this.clock = clock;
  }

  Resolved<ServedCertificate> check(SecretFiles files, List<String> hosts) {
    List<X509Certificate> chain;
    List<PrivateKey> keys;
    try {
      chain = Pem.readCertificates(files.entry("tls.crt"));
    } catch (PemException e) {
      return invalid("tls.crt " + e.getMessage(), "Put the PEM chain there, leaf first.");
    }
    try {
      keys = Pem.readKeys(files.entry("tls.key"));
    } catch (PemException e) {
      return invalid("tls.key " + e.getMessage(), "Put the unencrypted PEM key there.");
    }
    if (chain.isEmpty()) {
      return invalid("tls.crt holds no certificate", "Put the PEM chain there, leaf first.");
    }
    if (keys.isEmpty()) {
      return invalid(
          "tls.key holds no unencrypted private key", "Put the unencrypted PEM key there.");
    }
    return brokenChain(chain)
        .orElseGet(() -> check(files, hosts, new Leaf(chain.getFirst(), keys.getFirst())));
  }

  /** RFC 8446 section 4.4.2: each certificate certifies the one before it, and still may. */
  private Optional<Resolved<ServedCertificate>> brokenChain(List<X509Certificate> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (!signed(chain.get(i), chain.get(i - 1))) {
        return Optional.of(
            invalid(
                "certificate %d in tls.crt (%s) did not sign certificate %d (%s)"
                    .formatted(
                        i + 1,
                        chain.get(i).getSubjectX500Principal().getName(),
                        i,
                        chain.get(i - 1).getSubjectX500Principal().getName()),
                "Order the chain: the host's own certificate first, then each one that signed the"
                    + " one before it."));
      }
      Instant end = chain.get(i).getNotAfter().toInstant();
      if (end.isBefore(clock.instant())) {
        return Optional.of(
            invalid(
                "certificate %d in tls.crt (%s) expired at %s"
                    .formatted(i + 1, chain.get(i).getSubjectX500Principal().getName(), end),
                "Put the authority's current one there, or remove it if it is a root."));
      }
    }
    return Optional.empty();
  }

  private static boolean signed(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Resolved<ServedCertificate> check(SecretFiles files, List<String> hosts, Leaf leaf) {
    X509Certificate certificate = leaf.certificate();
    if (!leaf.fits()) {
      return invalid(
          "tls.key is not the key of the first certificate in tls.crt",
          "Put key and certificate of one pair there, leaf first.");
    }
    Instant now = clock.instant();
    Instant notAfter = certificate.getNotAfter().toInstant();
    if (notAfter.isBefore(now)) {
      return invalid("the certificate expired at " + notAfter, "Renew it.");
    }
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      return invalid(
          "the certificate is not valid before " + certificate.getNotBefore().toInstant(),
          "Use one that is valid now, or correct the clock.");
    }
    List<String> names = names(certificate);
    List<String> uncovered =
        hosts.stream().filter(host -> names.stream().noneMatch(n -> covers(n, host))).toList();
    if (!uncovered.isEmpty()) {
      return invalid(
          "the certificate does not cover %s; it covers %s"
              .formatted(
                  String.join(", ", uncovered),
                  names.isEmpty() ? "no DNS name" : String.join(", ", names)),
          "Use a certificate with these hosts as DNS subject alternative names.");
    }
    return new Found<>(
        path,
        new ServedCertificate(
            files,
            certificate.getSubjectX500Principal().getName(),
            certificate.getNotBefore().toInstant(),
            notAfter));
  }

  private Invalid<ServedCertificate> invalid(String why, String fix) {
    return new Invalid<>(path, secret + ": " + why + ".", fix);
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(entry -> Integer.valueOf(DNS_NAME).equals(entry.get(0)))
              .map(entry -> String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** RFC 9525 section 6.3: a wildcard stands for the whole leftmost label. */
  private static boolean covers(String name, String host) {
    return name.equals(host)
        || (name.startsWith("*.")
            && host.indexOf('.') > 0
            && host.substring(host.indexOf('.')).equals(name.substring(1)));
  }
}
