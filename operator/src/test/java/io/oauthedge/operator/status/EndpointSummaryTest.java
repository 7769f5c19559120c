package io.oauthedge.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
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

  private static List<String> of(String yaml) {
    return EndpointSummary.of(
        Optional.of(
            Serialization.unmarshal(
                "metadata: {name: orders-edge, namespace: shop}\n" + yaml, Service.class)));
  }
}
