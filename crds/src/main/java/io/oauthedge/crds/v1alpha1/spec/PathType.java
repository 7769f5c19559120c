package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a path is compared. */
public enum PathType {
  /** By whole segments from the left. */
  @JsonProperty("Prefix")
  PREFIX,
  /** As a whole. */
  @JsonProperty("Exact")
  EXACT
}
