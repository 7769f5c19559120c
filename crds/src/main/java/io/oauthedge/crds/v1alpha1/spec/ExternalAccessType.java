package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How clients from outside the cluster reach the edge. */
public enum ExternalAccessType {
  /** A Service of type LoadBalancer. */
  @JsonProperty("LoadBalancer")
  LOAD_BALANCER,
  /** An Ingress before a Service inside the cluster. */
  @JsonProperty("Ingress")
  INGRESS,
  /** A Service inside the cluster only; something of the user's own stands in front. */
  @JsonProperty("ClusterIP")
  CLUSTER_IP
}
