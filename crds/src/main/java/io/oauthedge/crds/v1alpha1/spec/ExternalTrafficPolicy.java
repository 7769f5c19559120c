package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Service.spec.externalTrafficPolicy. */
public enum ExternalTrafficPolicy {
  /** Any node forwards; the client's address may be lost. */
  @JsonProperty("Cluster")
  CLUSTER,
  /** Only nodes with a pod receive; the client's address is kept. */
  @JsonProperty("Local")
  LOCAL
}
