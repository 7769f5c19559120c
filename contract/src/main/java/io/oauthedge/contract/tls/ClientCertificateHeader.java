package io.oauthedge.contract.tls;

/** The headers in which proxies state the certificate of a client whose TLS they ended. */
public enum ClientCertificateHeader {
  /** DER in a byte sequence, and {@code client-cert-chain} beside it (RFC 9440). */
  CLIENT_CERT("client-cert"),
  /** Envoy: elements of key=value pairs, {@code Cert} and {@code Chain} in URL-encoded PEM. */
  X_FORWARDED_CLIENT_CERT("x-forwarded-client-cert"),
  /** ingress-nginx: URL-encoded PEM. */
  SSL_CLIENT_CERT("ssl-client-cert"),
  /** AWS ALB in verify mode: URL-encoded PEM of the leaf, with {@code +=/} as safe characters. */
  X_AMZN_MTLS_CLIENTCERT_LEAF("x-amzn-mtls-clientcert-leaf"),
  /** AWS ALB in passthrough mode: URL-encoded PEM chain, with {@code +=/} as safe characters. */
  X_AMZN_MTLS_CLIENTCERT("x-amzn-mtls-clientcert"),
  /** Azure App Service and proxies like it: DER in Base64. */
  X_ARR_CLIENTCERT("x-arr-clientcert");

  private final String field;

  ClientCertificateHeader(String field) {
    this.field = field;
  }

  /** The field name in lower case. */
  public String field() {
    return field;
  }
}
