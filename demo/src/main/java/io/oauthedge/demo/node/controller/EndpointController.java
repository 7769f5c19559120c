package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a Service's EndpointSlice: its pods, ready or not, and those that are about to go. */
final class EndpointController {
  private static final String SERVICE = "kubernetes.io/service-name";
  private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

  private final KubernetesClient client;

  EndpointController(KubernetesClient client) {
    this.client = client;
  }

  void sync(Service service, List<Pod> pods) {
    Map<String, String> selector = service.getSpec().getSelector();
    if (selector == null || selector.isEmpty()) {
      return;
    }
    List<Pod> selected =
        pods.stream()
            .filter(pod -> inNamespaceOf(service, pod))
            .filter(pod -> labels(pod).entrySet().containsAll(selector.entrySet()))
            .filter(pod -> pod.getStatus().getPodIP() != null)
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
            .toList();
    EndpointSlice wanted = slice(service, selected);
    EndpointSlice present = client.resource(wanted).get();
    if (present == null) {
      client.resource(wanted).create();
    } else if (!present.getEndpoints().equals(wanted.getEndpoints())
        || !present.getPorts().equals(wanted.getPorts())) {
      present.setEndpoints(wanted.getEndpoints());
      present.setPorts(wanted.getPorts());
      client.resource(present).update();
    }
  }

  private static EndpointSlice slice(Service service, List<Pod> pods) {
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withNamespace(service.getMetadata().getNamespace())
        .withName(service.getMetadata().getName() + "-pods")
        .addToLabels(SERVICE, service.getMetadata().getName())
        .addToLabels(MANAGED_BY, "endpointslice-controller.k8s.io")
        .withOwnerReferences(Owned.reference(service))
        .endMetadata()
        .withAddressType("IPv4")
        .withPorts(service.getSpec().getPorts().stream().map(port -> port(port, pods)).toList())
        .withEndpoints(pods.stream().map(EndpointController::endpoint).toList())
        .build();
  }

  private static Endpoint endpoint(Pod pod) {
    boolean terminating = PodConditions.isTerminating(pod);
    boolean serving = PodConditions.isReady(pod);
    return new EndpointBuilder()
        .withAddresses(pod.getStatus().getPodIP())
        .withNewConditions()
        .withReady(serving && !terminating)
        .withServing(serving)
        .withTerminating(terminating)
        .endConditions()
        .withNodeName(pod.getSpec().getNodeName())
        .withNewTargetRef()
        .withKind("Pod")
        .withNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .withUid(pod.getMetadata().getUid())
        .endTargetRef()
        .build();
  }

  private static EndpointPort port(ServicePort port, List<Pod> pods) {
    return new EndpointPortBuilder()
        .withName(Optional.ofNullable(port.getName()).orElse(""))
        .withProtocol(port.getProtocol())
        .withPort(target(port, pods))
        .build();
  }

  private static int target(ServicePort port, List<Pod> pods) {
    String name = port.getTargetPort().getStrVal();
    return name == null
        ? port.getTargetPort().getIntVal()
        : pods.stream()
            .flatMap(pod -> pod.getSpec().getContainers().stream())
            .flatMap(container -> container.getPorts().stream())
            .filter(candidate -> name.equals(candidate.getName()))
            .mapToInt(candidate -> candidate.getContainerPort())
            .findFirst()
            .orElse(port.getPort());
  }

  private static boolean inNamespaceOf(Service service, Pod pod) {
    return service.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace());
  }

  private static Map<String, String> labels(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
  }
}
