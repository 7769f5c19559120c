package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.ListenerPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may connect to edge pods: everybody to the listeners and the probe port, the operator's pods
 * to the admin port, and to the port of the direct canary where the PROXY protocol is demanded, the
 * edge's own pods to the admin port.
 *
 * <p>Egress stays open: issuers and upstreams by URL are names, which a NetworkPolicy cannot hold.
 */
public final class EdgeNetworkPolicy {
  private static final Map<String, String> OPERATOR_PODS =
      new TreeMap<>(
          Map.of("app.kubernetes.io/name", "oauthedge", "app.kubernetes.io/component", "operator"));

  private EdgeNetworkPolicy() {}

  public static NetworkPolicy render(EdgePlan plan) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(plan.names().selector())
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(List.of(open(plan), operator(plan), peers(plan)))
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule open(EdgePlan plan) {
    List<NetworkPolicyPort> ports =
        plan.config().listeners().tls().isPresent()
            ? ports(ListenerPlan.HTTPS_PORT, ListenerPlan.HTTP_PORT, AdminApi.PROBE_PORT)
            : ports(ListenerPlan.HTTP_PORT, AdminApi.PROBE_PORT);
    return new NetworkPolicyIngressRuleBuilder().withPorts(ports).build();
  }

  private static NetworkPolicyIngressRule operator(EdgePlan plan) {
    return new NetworkPolicyIngressRuleBuilder()
        .withPorts(
            plan.config()
                .listeners()
                .proxyProtocol()
                .map(protocol -> ports(AdminApi.ADMIN_PORT, protocol.directPort()))
                .orElseGet(() -> ports(AdminApi.ADMIN_PORT)))
        .addNewFrom()
        .withNewNamespaceSelector()
        .withMatchLabels(Map.of("kubernetes.io/metadata.name", plan.settings().operatorNamespace()))
        .endNamespaceSelector()
        .withNewPodSelector()
        .withMatchLabels(OPERATOR_PODS)
        .endPodSelector()
        .endFrom()
        .build();
  }

  private static NetworkPolicyIngressRule peers(EdgePlan plan) {
    return new NetworkPolicyIngressRuleBuilder()
        .withPorts(ports(AdminApi.ADMIN_PORT))
        .addNewFrom()
        .withNewPodSelector()
        .withMatchLabels(plan.names().selector())
        .endPodSelector()
        .endFrom()
        .build();
  }

  /** The protocol is spelled out: a default inside this list would look like drift for ever. */
  private static List<NetworkPolicyPort> ports(int... ports) {
    return Arrays.stream(ports)
        .mapToObj(
            port ->
                new NetworkPolicyPortBuilder()
                    .withProtocol("TCP")
                    .withPort(new IntOrString(port))
                    .build())
        .toList();
  }
}
