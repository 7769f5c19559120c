package io.oauthedge.dataplane.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** What a certificate is known by. */
final class Thumbprints {
  private Thumbprints() {}

  static VerifiedCertificate of(X509Certificate certificate) throws CertificateEncodingException {
    byte[] der = certificate.getEncoded();
    return new VerifiedCertificate(
        Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(der)),
        ":" + Base64.getEncoder().encodeToString(der) + ":");
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
