package io.oauthedge.operator.render.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.crds.v1alpha1.spec.DeploymentOptions;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.ListenerPlan;
import io.oauthedge.operator.plan.PodFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The proxy's container. */
final class EdgeContainer {
  private EdgeContainer() {}

  static Container render(EdgePlan plan) {
    DeploymentOptions options = plan.edge().getSpec().deployment();
    return new ContainerBuilder()
        .withName("edge")
        .withImage(Optional.ofNullable(options.image()).orElse(plan.settings().image()))
        .withArgs(
            "--config",
            PodFiles.CONFIG_DIRECTORY + "/" + PodFiles.CONFIG_FILE,
            "--admin-dir",
            PodFiles.ADMIN_DIRECTORY)
        .withPorts(ports(plan))
        .withStartupProbe(probe("/live", 1, 60))
        .withLivenessProbe(probe("/live", 10, 3))
        .withReadinessProbe(probe("/ready", 2, 2))
        .withResources(Optional.ofNullable(options.resources()).orElseGet(EdgeContainer::defaults))
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withVolumeMounts(EdgeVolumes.mounts(plan))
        .build();
  }

  private static List<ContainerPort> ports(EdgePlan plan) {
    var ports = new ArrayList<ContainerPort>();
    if (plan.config().listeners().tls().isPresent()) {
      ports.add(port("https", ListenerPlan.HTTPS_PORT));
    }
    ports.add(port("http", ListenerPlan.HTTP_PORT));
    ports.add(port("probe", AdminApi.PROBE_PORT));
    ports.add(port("admin", AdminApi.ADMIN_PORT));
    plan.config()
        .listeners()
        .proxyProtocol()
        .ifPresent(protocol -> ports.add(port("direct", protocol.directPort())));
    return ports;
  }

  /** The protocol is part of the list's key; left to the server, it would look like drift. */
  private static ContainerPort port(String name, int port) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol("TCP")
        .build();
  }

  private static Probe probe(String path, int periodSeconds, int failureThreshold) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(AdminApi.PROBE_PORT))
        .withScheme("HTTP")
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(1)
        .withFailureThreshold(failureThreshold)
        .build();
  }

  private static ResourceRequirements defaults() {
    var requests =
        new TreeMap<>(Map.of("cpu", new Quantity("250m"), "memory", new Quantity("256Mi")));
    return new ResourceRequirementsBuilder()
        .withRequests(requests)
        .withLimits(Map.of("memory", new Quantity("512Mi")))
        .build();
  }
}
