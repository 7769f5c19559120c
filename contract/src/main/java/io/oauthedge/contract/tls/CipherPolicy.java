package io.oauthedge.contract.tls;

/** Which of Mozilla's server side TLS configurations the https listener follows. */
public enum CipherPolicy {
  /** TLS 1.3 alone. */
  MODERN,
  /** TLS 1.2 with forward secrecy and authenticated encryption, and TLS 1.3. */
  INTERMEDIATE
}
