package io.oauthedge.operator.status;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses at which clients reach the edge. */
final class EndpointSummary {
  private EndpointSummary() {}

  /**
   * What the load balancer was given, before the Ingress where there is one; the cluster's name for
   * a Service without.
   */
  static List<String> of(Optional<Service> service, Optional<Ingress> ingress) {
    return ingress
        .map(EndpointSummary::addresses)
        .or(() -> service.map(EndpointSummary::addresses))
        .orElse(List.of());
  }

  private static List<String> addresses(Ingress ingress) {
    return Optional.ofNullable(ingress.getStatus())
        .map(status -> status.getLoadBalancer())
        .map(balancer -> balancer.getIngress())
        .orElse(List.of())
        .stream()
        .flatMap(EndpointSummary::address)
        .sorted()
        .toList();
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
        .flatMap(EndpointSummary::address)
        .sorted()
        .toList();
  }

  private static Stream<String> address(LoadBalancerIngress given) {
    return address(given.getHostname(), given.getIp());
  }

  private static Stream<String> address(IngressLoadBalancerIngress given) {
    return address(given.getHostname(), given.getIp());
  }

  private static Stream<String> address(@Nullable String hostname, @Nullable String ip) {
    return Stream.of(Optional.ofNullable(hostname).or(() -> Optional.ofNullable(ip)))
        .flatMap(Optional::stream);
  }
}
