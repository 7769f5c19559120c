package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may use a route. */
public enum Access {
  /** Only requests with an admitted token. */
  @JsonProperty("Protected")
  PROTECTED,
  /** Everybody. */
  @JsonProperty("Public")
  PUBLIC,
  /** An authorization server's token, revocation and introspection endpoints. */
  @JsonProperty("TokenEndpoint")
  TOKEN_ENDPOINT
}
