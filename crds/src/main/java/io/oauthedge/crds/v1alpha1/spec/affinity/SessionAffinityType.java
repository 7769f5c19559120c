package io.oauthedge.crds.v1alpha1.spec.affinity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What ties the requests of a session together. */
public enum SessionAffinityType {
  @JsonProperty("None")
  NONE,
  @JsonProperty("ClientIP")
  CLIENT_IP,
  @JsonProperty("Cookie")
  COOKIE,
  @JsonProperty("Header")
  HEADER,
  @JsonProperty("Claim")
  CLAIM,
  @JsonProperty("RefreshToken")
  REFRESH_TOKEN
}
