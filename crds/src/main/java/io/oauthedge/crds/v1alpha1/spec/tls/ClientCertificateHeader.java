package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which header a trusted proxy states the certificate of a client whose TLS it ended. */
public enum ClientCertificateHeader {
  /** RFC 9440. */
  @JsonProperty("Client-Cert")
  CLIENT_CERT,
  /** Envoy. */
  @JsonProperty("X-Forwarded-Client-Cert")
  X_FORWARDED_CLIENT_CERT,
  /** ingress-nginx. */
  @JsonProperty("ssl-client-cert")
  SSL_CLIENT_CERT,
  /** AWS ALB, mode verify. */
  @JsonProperty("X-Amzn-Mtls-Clientcert-Leaf")
  X_AMZN_MTLS_CLIENTCERT_LEAF,
  /** AWS ALB, mode passthrough. */
  @JsonProperty("X-Amzn-Mtls-Clientcert")
  X_AMZN_MTLS_CLIENTCERT,
  /** Azure. */
  @JsonProperty("X-ARR-ClientCert")
  X_ARR_CLIENTCERT
}
