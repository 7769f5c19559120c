package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which header a trusted proxy states the certificate of a client whose TLS it ended. */
public enum ClientCertificateHeader {
  /** RFC 9440. */
  @JsonProperty("Client-Cert")
  CLIENT_CERT("Client-Cert"),
  /** Envoy. */
  @JsonProperty("X-Forwarded-Client-Cert")
  X_FORWARDED_CLIENT_CERT("X-Forwarded-Client-Cert"),
  /** ingress-nginx. */
  @JsonProperty("ssl-client-cert")
  SSL_CLIENT_CERT("ssl-client-cert"),
  /** AWS ALB, mode verify. */
  @JsonProperty("X-Amzn-Mtls-Clientcert-Leaf")
  X_AMZN_MTLS_CLIENTCERT_LEAF("X-Amzn-Mtls-Clientcert-Leaf"),
  /** AWS ALB, mode passthrough. */
  @JsonProperty("X-Amzn-Mtls-Clientcert")
  X_AMZN_MTLS_CLIENTCERT("X-Amzn-Mtls-Clientcert"),
  /** Azure. */
  @JsonProperty("X-ARR-ClientCert")
  X_ARR_CLIENTCERT("X-ARR-ClientCert");

  private final String field;

  ClientCertificateHeader(String field) {
    this.field = field;
  }

  /** The field name, as it stands in the resource. */
  public String field() {
    return field;
  }
}
