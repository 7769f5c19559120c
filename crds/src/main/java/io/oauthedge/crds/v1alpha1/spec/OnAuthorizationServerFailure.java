package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an unhealthy authorization flow does to readiness. */
public enum OnAuthorizationServerFailure {
  /** Pods leave the load balancer. */
  @JsonProperty("RouteAway")
  ROUTE_AWAY,
  /** Pods go on; the condition tells. */
  @JsonProperty("KeepServing")
  KEEP_SERVING
}
