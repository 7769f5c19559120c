package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the upstream gets of Authorization. */
public enum AuthorizationForwarding {
  /** The header as it came. */
  @JsonProperty("Keep")
  KEEP,
  /** Nothing. */
  @JsonProperty("Remove")
  REMOVE
}
