package io.oauthedge.crds.v1alpha1.spec;

/** What is spoken to an upstream. */
public enum UpstreamProtocol {
  /** HTTP/1.1. */
  HTTP1,
  /** HTTP/2 in plaintext with prior knowledge. */
  H2C,
  /** HTTP/1.1 over TLS. */
  HTTPS,
  /** HTTP/2 over TLS. */
  HTTPS_H2
}
