package io.oauthedge.operator.resolve;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import io.oauthedge.operator.resolve.Resolved.Missing;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a Service exists and has a port, and which endpoints serve behind it. */
final class ServiceCheck {
  private final ClusterView cluster;

  ServiceCheck(ClusterView cluster) {
    this.cluster = cluster;
  }

  Resolved<UpstreamService> port(String path, String namespace, String name, int port) {
    String object = "Service " + namespace + "/" + name;
    Optional<Service> service = cluster.service(namespace, name);
    if (service.isEmpty()) {
      return new Missing<>(path + ".name", object, "Create it, or correct the name.");
    }
    if ("ExternalName".equals(service.get().getSpec().getType())) {
      return new Invalid<>(
          path + ".name",
          object + " is of type ExternalName, which has no endpoints.",
          "Use url with its external name instead.");
    }
    List<ServicePort> ports =
        service.get().getSpec().getPorts().stream().filter(ServiceCheck::isTcp).toList();
    return ports.stream()
        .filter(candidate -> candidate.getPort() == port)
        .findFirst()
        .<Resolved<UpstreamService>>map(
            found ->
                new Found<>(
                    path,
                    new UpstreamService(
                        namespace, name, port, endpoints(service.get(), namespace, found))))
        .orElseGet(
            () ->
                new Invalid<>(
                    path + ".port",
                    "%s has no port %d; it has %s.".formatted(object, port, listed(ports)),
                    ports.isEmpty()
                        ? "Add a TCP port to the Service."
                        : ports.size() == 1 ? "Set port to it." : "Set port to one of them."));
  }

  private LiveEndpoints endpoints(Service service, String namespace, ServicePort port) {
    return new LiveEndpoints(
        endpoints(service, namespace, port, ServiceCheck::isReady),
        endpoints(service, namespace, port, ServiceCheck::endsButServes));
  }

  private List<Endpoint> endpoints(
      Service service,
      String namespace,
      ServicePort port,
      Predicate<EndpointConditions> condition) {
    List<String> families = service.getSpec().getIpFamilies();
    return cluster.endpointSlices(namespace, service.getMetadata().getName()).stream()
        .filter(slice -> families.isEmpty() || families.getFirst().equals(slice.getAddressType()))
        .flatMap(slice -> endpoints(slice, port, condition))
        .distinct()
        .sorted(Comparator.comparing(Endpoint::address).thenComparingInt(Endpoint::port))
        .toList();
  }

  private static Stream<Endpoint> endpoints(
      EndpointSlice slice, ServicePort port, Predicate<EndpointConditions> condition) {
    return orEmpty(slice.getPorts()).stream()
        .filter(p -> named(p.getName()).equals(named(port.getName())) && p.getPort() != null)
        .flatMap(
            p ->
                orEmpty(slice.getEndpoints()).stream()
                    .filter(endpoint -> condition.test(conditions(endpoint)))
                    .flatMap(endpoint -> endpoint.getAddresses().stream())
                    .map(address -> new Endpoint(address, p.getPort())));
  }

  /** A Service without a pod gets a slice whose lists are null. */
  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** An unknown readiness counts as ready (discovery.k8s.io/v1 EndpointConditions). */
  private static boolean isReady(EndpointConditions conditions) {
    return !Boolean.FALSE.equals(conditions.getReady());
  }

  /** Kubernetes never calls a terminating endpoint ready, but says whether it still serves. */
  private static boolean endsButServes(EndpointConditions conditions) {
    return !isReady(conditions)
        && Boolean.TRUE.equals(conditions.getTerminating())
        && Boolean.TRUE.equals(conditions.getServing());
  }

  private static EndpointConditions conditions(
      io.fabric8.kubernetes.api.model.discovery.v1.Endpoint endpoint) {
    return Objects.requireNonNullElseGet(endpoint.getConditions(), EndpointConditions::new);
  }

  private static boolean isTcp(ServicePort port) {
    return port.getProtocol() == null || port.getProtocol().equals("TCP");
  }

  private static String named(@Nullable String name) {
    return Objects.requireNonNullElse(name, "");
  }

  private static String listed(List<ServicePort> ports) {
    return ports.isEmpty()
        ? "no TCP port"
        : ports.stream()
            .map(p -> p.getPort() + (p.getName() == null ? "" : " (" + p.getName() + ")"))
            .collect(Collectors.joining(", "));
  }
}
