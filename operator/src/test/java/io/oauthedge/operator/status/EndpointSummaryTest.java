package io.oauthedge.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointSummaryTest {
  @Test
  void aLoadBalancerHasTheAddressesThatItWasGiven() {
    assertThat(
            of(
                "spec: {type: LoadBalancer}\n"
                    + "status: {loadBalancer: {ingress: [{ip: 203.0.113.7}, {hostname: lb.example}]}}"))
        .containsExactly("203.0.113.7", "lb.example");
  }

  @Test
  void aLoadBalancerThatIsNotThereYetHasNone() {
    assertThat(of("spec: {type: LoadBalancer}")).isEmpty();
  }

  @Test
  void aServiceOfTheClusterHasItsName() {
    assertThat(of("spec: {type: ClusterIP}")).containsExactly("orders-edge.shop.svc");
  }

  @Test
  void anIngressStandsForTheServiceBehindIt() {
    var endpoints =
        EndpointSummary.of(
            Optional.of(read("spec: {type: ClusterIP}", Service.class)),
            Optional.of(
                read(
                    "status: {loadBalancer: {ingress: [{hostname: lb.example}]}}", Ingress.class)));

    assertThat(endpoints).containsExactly("lb.example");
  }

  @Test
  void anIngressWithoutAnAddressHasNone() {
    var endpoints =
        EndpointSummary.of(
            Optional.of(read("spec: {type: ClusterIP}", Service.class)),
            Optional.of(read("spec: {}", Ingress.class)));

    assertThat(endpoints).isEmpty();
  }

  private static List<String> of(String yaml) {
    return EndpointSummary.of(Optional.of(read(yaml, Service.class)), Optional.empty());
  }

  private static <T> T read(String yaml, Class<T> type) {
    return Serialization.unmarshal("metadata: {name: orders-edge, namespace: shop}\n" + yaml, type);
  }
}
