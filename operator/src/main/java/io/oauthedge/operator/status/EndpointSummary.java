package io.oauthedge.operator.status;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.oauthedge.operator.observe.LoadBalancerAddresses;
import java.util.List;
import java.util.Optional;

/** Addresses at which clients reach the edge. */
final class EndpointSummary {
  private EndpointSummary() {}

  /**
   * What the load balancer was given, before the Ingress where there is one; the cluster's name for
   * a Service without.
   */
  static List<String> of(Optional<Service> service, Optional<Ingress> ingress) {
    return service
        .filter(_ -> ingress.isEmpty())
        .filter(EndpointSummary::isInner)
        .map(inner -> List.of(name(inner)))
        .orElseGet(() -> LoadBalancerAddresses.of(service, ingress));
  }

  private static boolean isInner(Service service) {
    return !"LoadBalancer".equals(service.getSpec().getType());
  }

  private static String name(Service service) {
    return service.getMetadata().getName() + "." + service.getMetadata().getNamespace() + ".svc";
  }
}
