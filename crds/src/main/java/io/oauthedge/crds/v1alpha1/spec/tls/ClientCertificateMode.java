package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether clients are asked for a certificate. */
public enum ClientCertificateMode {
  /** Nobody is asked. */
  @JsonProperty("None")
  NONE,
  /** Clients are asked; what they show is verified; without one a request passes. */
  @JsonProperty("Request")
  REQUEST,
  /** A request without a verified certificate is refused. */
  @JsonProperty("Require")
  REQUIRE
}
