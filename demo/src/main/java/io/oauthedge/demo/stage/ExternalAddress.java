package io.oauthedge.demo.stage;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a cloud's controller writes once its load balancer stands: the address, into the Service.
 */
public final class ExternalAddress {
  private static final long LIMIT_SECONDS = 60;

  private ExternalAddress() {}

  /** Waits for the edge's Service and gives it the load balancer's address. */
  public static void publish(KubernetesClient client, Quickstart sample) {
    var service = client.services().inNamespace(sample.namespace()).withName(sample.edgeService());
    service.waitUntilCondition(Objects::nonNull, LIMIT_SECONDS, TimeUnit.SECONDS);
    service.editStatus(ExternalAddress::withAddress);
  }

  private static Service withAddress(Service service) {
    return new ServiceBuilder(service)
        .editOrNewStatus()
        .editOrNewLoadBalancer()
        .addNewIngress()
        .withIp("127.0.0.1")
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }
}
