package io.oauthedge.operator.observe;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses that a load balancer was given, as its controller reports them. */
public final class LoadBalancerAddresses {
  private LoadBalancerAddresses() {}

  /** Of the Ingress where there is one, else of the Service: names or IP addresses, sorted. */
  public static List<String> of(Optional<Service> service, Optional<Ingress> ingress) {
    return ingress
        .map(LoadBalancerAddresses::ofIngress)
        .or(() -> service.map(LoadBalancerAddresses::ofService))
        .orElse(List.of());
  }

  private static List<String> ofIngress(Ingress ingress) {
    return Optional.ofNullable(ingress.getStatus())
        .map(status -> status.getLoadBalancer())
        .map(balancer -> balancer.getIngress())
        .orElse(List.of())
        .stream()
        .flatMap(LoadBalancerAddresses::address)
        .sorted()
        .toList();
  }

  private static List<String> ofService(Service service) {
    return Optional.ofNullable(service.getStatus())
        .map(status -> status.getLoadBalancer())
        .map(balancer -> balancer.getIngress())
        .orElse(List.of())
        .stream()
        .flatMap(LoadBalancerAddresses::address)
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
    return Optional.ofNullable(hostname).or(() -> Optional.ofNullable(ip)).stream();
  }
}
