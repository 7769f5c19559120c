package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** The built-in kinds that an edge and its operator meet. */
final class BuiltInTypes {
  private static final List<String> SELECTOR = List.of("/spec/selector");

  private BuiltInTypes() {}

  static List<ResourceType> all() {
    var core = new Group("", "v1");
    var apps = new Group("apps", "v1");
    return List.of(
        core.cluster("namespaces", "Namespace", "ns")
            .with(BuiltInDefaults::namespace, Column.of("Status", ".status.phase")),
        core.plain("configmaps", "ConfigMap", "cm").with(BuiltInDefaults::none),
        core.plain("secrets", "Secret").with(BuiltInDefaults::secret, Column.of("Type", ".type")),
        core.plain("serviceaccounts", "ServiceAccount", "sa").with(BuiltInDefaults::none),
        core.plain("events", "Event", "ev")
            .with(
                BuiltInDefaults::none,
                Column.of("Type", ".type"),
                Column.of("Reason", ".reason"),
                Column.of("Object", ".involvedObject.name"),
                Column.of("Message", ".message")),
        core.status("services", "Service", "svc")
            .with(
                new ServiceDefaults()::fill,
                Column.of("Type", ".spec.type"),
                Column.of("Cluster-IP", ".spec.clusterIP"),
                Column.of("External-IP", ".status.loadBalancer.ingress[0].ip")),
        core.spec("pods", "Pod", "po")
            .with(
                BuiltInDefaults::pod,
                Column.of("Ready", ".status.conditions[?(@.type==\"Ready\")].status"),
                Column.of("Status", ".status.phase"),
                Column.of("Restarts", ".status.containerStatuses[0].restartCount"),
                Column.of("IP", ".status.podIP")),
        apps.spec("deployments", "Deployment", "deploy")
            .immutable(SELECTOR)
            .with(BuiltInDefaults::deployment, replicas("Desired", "Ready", "Available")),
        apps.spec("replicasets", "ReplicaSet", "rs")
            .immutable(SELECTOR)
            .with(BuiltInDefaults::replicaSet, replicas("Desired", "Ready", "Available")),
        new Group("discovery.k8s.io", "v1")
            .plain("endpointslices", "EndpointSlice")
            .with(BuiltInDefaults::none, Column.of("Endpoints", ".endpoints[*].addresses[0]")),
        new Group("policy", "v1")
            .spec("poddisruptionbudgets", "PodDisruptionBudget", "pdb")
            .with(
                BuiltInDefaults::none,
                Column.of("Min Available", ".spec.minAvailable"),
                Column.of("Max Unavailable", ".spec.maxUnavailable")),
        new Group("networking.k8s.io", "v1")
            .spec("networkpolicies", "NetworkPolicy", "netpol")
            .with(BuiltInDefaults::networkPolicy),
        new Group("networking.k8s.io", "v1")
            .spec("ingresses", "Ingress", "ing")
            .with(
                BuiltInDefaults::none,
                Column.of("Class", ".spec.ingressClassName"),
                Column.of("Hosts", ".spec.rules[*].host"),
                Column.of("Address", ".status.loadBalancer.ingress[0].ip")),
        new Group("coordination.k8s.io", "v1")
            .plain("leases", "Lease")
            .with(BuiltInDefaults::none, Column.of("Holder", ".spec.holderIdentity")),
        new Group("events.k8s.io", "v1")
            .plain("events", "Event", "ev")
            .with(
                BuiltInDefaults::none,
                Column.of("Type", ".type"),
                Column.of("Reason", ".reason"),
                Column.of("Object", ".regarding.name"),
                Column.of("Note", ".note")),
        new Group("rbac.authorization.k8s.io", "v1")
            .clusterPlain("clusterroles", "ClusterRole")
            .with(BuiltInDefaults::none),
        new Group("rbac.authorization.k8s.io", "v1")
            .clusterPlain("clusterrolebindings", "ClusterRoleBinding")
            .with(BuiltInDefaults::none, Column.of("Role", ".roleRef.name")),
        new Group("apiextensions.k8s.io", "v1")
            .cluster("customresourcedefinitions", "CustomResourceDefinition", "crd")
            .with(BuiltInDefaults::definition));
  }

  private static Column[] replicas(String... names) {
    return new Column[] {
      Column.of(names[0], ".spec.replicas"),
      Column.of(names[1], ".status.readyReplicas"),
      Column.of(names[2], ".status.availableReplicas")
    };
  }

  private record Group(String name, String version) {
    Draft plain(String plural, String kind, String... shortNames) {
      return new Draft(this, plural, kind, true, false, false, List.of(shortNames), List.of());
    }

    Draft status(String plural, String kind, String... shortNames) {
      return new Draft(this, plural, kind, true, false, true, List.of(shortNames), List.of());
    }

    Draft spec(String plural, String kind, String... shortNames) {
      return new Draft(this, plural, kind, true, true, true, List.of(shortNames), List.of());
    }

    Draft clusterPlain(String plural, String kind) {
      return new Draft(this, plural, kind, false, false, false, List.of(), List.of());
    }

    Draft cluster(String plural, String kind, String... shortNames) {
      return new Draft(this, plural, kind, false, true, true, List.of(shortNames), List.of());
    }
  }

  private record Draft(
      Group group,
      String plural,
      String kind,
      boolean namespaced,
      boolean versioned,
      boolean hasStatus,
      List<String> shortNames,
      List<String> fixed) {
    Draft immutable(List<String> paths) {
      return new Draft(group, plural, kind, namespaced, versioned, hasStatus, shortNames, paths);
    }

    ResourceType with(Consumer<ObjectNode> defaults, Column... columns) {
      return new ResourceType(
          group.name(),
          group.version(),
          plural,
          kind,
          namespaced,
          versioned,
          hasStatus,
          shortNames,
          new BuiltInRules(defaults, fixed, List.of(columns)));
    }
  }
}
