package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How pods of an edge are spread. */
public enum PodAffinityPolicy {
  /** Over nodes. */
  @JsonProperty("SpreadNodes")
  SPREAD_NODES,
  /** Over zones, then nodes. */
  @JsonProperty("SpreadZones")
  SPREAD_ZONES,
  /** As the scheduler likes. */
  @JsonProperty("None")
  NONE
}
