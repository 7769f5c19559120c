package io.oauthedge.contract.tls;

/** Whether clients must show a certificate. One that is shown is always verified. */
public enum ClientCertificateMode {
  /** A request without one passes. */
  REQUEST,
  /** A request without one is refused; reserved paths are exempt. */
  REQUIRE
}
