package io.oauthedge.demo.story;

import io.oauthedge.contract.Digests;
import io.oauthedge.operator.identity.Pem;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;

/** The beginning of a certificate's SHA-256, by which a person tells two apart. */
final class Fingerprint {
  private static final int LENGTH = 16;

  private Fingerprint() {}

  static String of(Certificate certificate) {
    try {
      return Digests.sha256(certificate.getEncoded()).substring(0, LENGTH);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  static String of(String pem) {
    return of(Pem.readCertificates(pem.getBytes(StandardCharsets.UTF_8)).getFirst());
  }
}
