package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.ListenerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What load balancers send to; never carries the probe or the admin port. */
public final class EdgeService {
  static final String HTTPS = "https";
  static final String HTTP = "http";

  private EdgeService() {}

  public static Service render(EdgePlan plan) {
    ExternalAccess access = plan.edge().getSpec().externalAccess();
    return new ServiceBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .editMetadata()
        .withAnnotations(ExternalAnnotations.service(plan))
        .endMetadata()
        .withNewSpec()
        .withType(
            switch (access.type()) {
              case LOAD_BALANCER -> "LoadBalancer";
              case INGRESS, CLUSTER_IP -> "ClusterIP";
            })
        .withSelector(plan.names().selector())
        .withPorts(ports(plan))
        .withExternalTrafficPolicy(
            Optional.ofNullable(access.externalTrafficPolicy())
                .map(
                    policy ->
                        switch (policy) {
                          case CLUSTER -> "Cluster";
                          case LOCAL -> "Local";
                        })
                .orElse(null))
        .withLoadBalancerClass(access.loadBalancerClass())
        .withLoadBalancerSourceRanges(access.sourceRanges())
        .endSpec()
        .build();
  }

  /** Without a certificate there is no https listener: the load balancer ends TLS. */
  private static List<ServicePort> ports(EdgePlan plan) {
    var ports = new ArrayList<ServicePort>();
    if (plan.config().listeners().tls().isPresent()) {
      ports.add(port(HTTPS, 443, ListenerPlan.HTTPS_PORT));
    }
    ports.add(port(HTTP, 80, ListenerPlan.HTTP_PORT));
    return ports;
  }

  private static ServicePort port(String name, int port, int targetPort) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(port)
        .withTargetPort(new IntOrString(targetPort))
        .build();
  }
}
