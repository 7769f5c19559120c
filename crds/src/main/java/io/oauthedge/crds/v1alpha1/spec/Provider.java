package io.oauthedge.crds.v1alpha1.spec;

/** The external load balancer, whose limits, habits and settings a profile knows. */
public enum Provider {
  /** AWS Network Load Balancer (layer 4). */
  AWS_NLB,
  /** AWS Application Load Balancer. */
  AWS_ALB,
  /** GCP external Application Load Balancer. */
  GCP,
  /** Azure Application Gateway v2. */
  AZURE,
  /** ingress-nginx. */
  INGRESS_NGINX,
  /** HAProxy, by itself or as an Ingress controller. */
  HAPROXY,
  /** A Gateway API implementation on Envoy. */
  ENVOY_GATEWAY,
  /** Anything else: nothing is assumed. */
  GENERIC
}
