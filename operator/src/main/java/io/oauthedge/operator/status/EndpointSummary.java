package io.oauthedge.operator.status;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/** Addresses at which clients reach the edge. */
final class EndpointSummary {
  private EndpointSummary() {}

  /** What the load balancer was given; the cluster's name for a Service without one. */
  static List<String> of(Optional<Service> service) {
    return service.map(EndpointSummary::addresses).orElse(List.of());
  }

  private static List<String> addresses(Service service) {
    if (!"LoadBalancer".equals(service.getSpec().getType())) {
      return List.of(
          service.getMetadata().getName() + "." + service.getMetadata().getNamespace() + ".svc");
    }
    return Optional.ofNullable(service.getStatus())
        .map(status -> status.getLoadBalancer())
        .map(balancer -> balancer.getIngress())
        .orElse(List.of())
        .stream()
        .flatMap(ingress -> address(ingress).stream())
        .sorted()
        .toList();
  }

  private static Optional<String> address(LoadBalancerIngress ingress) {
    return Optional.ofNullable(ingress.getHostname())
        .or(() -> Optional.ofNullable(ingress.getIp()));
  }
}
