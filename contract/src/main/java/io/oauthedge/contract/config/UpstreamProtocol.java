package io.oauthedge.contract.config;

/** What is spoken to an upstream. */
public enum UpstreamProtocol {
  /** HTTP/1.1 in plaintext. */
  HTTP1,
  /** HTTP/2 in plaintext, with prior knowledge (RFC 9113 section 3.3). */
  H2C,
  /** HTTP/1.1 over TLS. */
  HTTPS,
  /** HTTP/2 over TLS, by ALPN. */
  HTTPS_H2;

  /** Whether connections are encrypted. */
  public boolean isTls() {
    return this == HTTPS || this == HTTPS_H2;
  }

  /** Whether HTTP/2 is spoken. */
  public boolean isHttp2() {
    return this == H2C || this == HTTPS_H2;
  }
}
