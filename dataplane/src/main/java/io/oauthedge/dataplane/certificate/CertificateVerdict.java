package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.Reason;

/** Whether a client's certificate is good. */
public sealed interface CertificateVerdict {
  /** None was shown. */
  record None() implements CertificateVerdict {}

  /** It ends in a configured authority, is valid now, for clients, and not revoked. */
  record Good(VerifiedCertificate certificate) implements CertificateVerdict {}

  /**
   * It does not, or cannot be read.
   *
   * @param detail which of these, and of which certificate by its place in the chain
   */
  record Bad(Reason reason, String detail) implements CertificateVerdict {}
}
