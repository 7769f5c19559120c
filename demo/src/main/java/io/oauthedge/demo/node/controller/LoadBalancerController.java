package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the address of a Service's load balancer into its status, as a cloud's controller does.
 */
final class LoadBalancerController {
  private final KubernetesClient client;
  private final Function<Service, List<LoadBalancerIngress>> addresses;

  LoadBalancerController(
      KubernetesClient client, Function<Service, List<LoadBalancerIngress>> addresses) {
    this.client = client;
    this.addresses = addresses;
  }

  void sync(Service service) {
    if (!service.getSpec().getType().equals("LoadBalancer")) {
      return;
    }
    List<LoadBalancerIngress> wanted = addresses.apply(service);
    if (!service.getStatus().getLoadBalancer().getIngress().equals(wanted)) {
      client
          .resource(
              new ServiceBuilder(service)
                  .editMetadata()
                  .withResourceVersion(null)
                  .endMetadata()
                  .withNewStatus()
                  .withNewLoadBalancer()
                  .withIngress(wanted)
                  .endLoadBalancer()
                  .endStatus()
                  .build())
          .updateStatus();
    }
  }
}
