package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which requests get an access-log line. */
public enum AccessLogLevel {
  /** Every one. */
  @JsonProperty("All")
  ALL,
  /** Refused ones. */
  @JsonProperty("Rejected")
  REJECTED,
  /** No one. */
  @JsonProperty("None")
  NONE
}
