package io.oauthedge.demo.stage;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The addresses behind the edge's Service, as a cloud's controller gives them to its load balancer:
 * ready or not, since the load balancer checks for itself.
 */
public record EdgeTargets(KubernetesClient client, Quickstart sample)
    implements Supplier<List<SocketAddress>> {
  private static final String PORT = "https";

  @Override
  public List<SocketAddress> get() {
    return client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(sample.namespace())
        .withLabel(Neighbours.SERVICE_NAME, sample.edgeService())
        .list()
        .getItems()
        .stream()
        .flatMap(EdgeTargets::addresses)
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static Stream<SocketAddress> addresses(EndpointSlice slice) {
    return slice.getPorts().stream()
        .filter(port -> PORT.equals(port.getName()))
        .flatMap(
            port ->
                slice.getEndpoints().stream()
                    .flatMap(endpoint -> endpoint.getAddresses().stream())
                    .map(address -> SocketAddress.inetSocketAddress(port.getPort(), address)));
  }
}
