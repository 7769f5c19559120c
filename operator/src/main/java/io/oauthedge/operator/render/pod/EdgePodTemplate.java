package io.oauthedge.operator.render.pod;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.crds.v1alpha1.spec.DeploymentOptions;
import io.oauthedge.operator.plan.EdgePlan;
import java.time.Duration;
import java.util.TreeMap;

/** One pod of the edge; keeps the restricted Pod Security Standard. */
public final class EdgePodTemplate {
  /** An unprivileged user that no base image gives a name. */
  private static final long USER = 65532;

  /** What a pod needs beyond draining to be gone by itself. */
  private static final Duration EXIT_MARGIN = Duration.ofSeconds(5);

  private EdgePodTemplate() {}

  public static PodTemplateSpec render(EdgePlan plan) {
    DeploymentOptions options = plan.edge().getSpec().deployment();
    var labels = new TreeMap<>(options.podTemplate().labels());
    labels.putAll(plan.names().labels());
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .withAnnotations(new TreeMap<>(options.podTemplate().annotations()))
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(plan.names().workload())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(gracePeriod(plan.config().listeners()))
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withImagePullSecrets(
            options.imagePullSecrets().stream().map(LocalObjectReference::new).toList())
        .withAffinity(PodSpread.affinity(plan))
        .withTolerations(options.tolerations())
        .withTopologySpreadConstraints(options.topologySpreadConstraints())
        .withContainers(EdgeContainer.render(plan))
        .withVolumes(EdgeVolumes.volumes(plan))
        .endSpec()
        .build();
  }

  private static long gracePeriod(ListenerConfig listeners) {
    return Duration.ofMillis(listeners.drainDelayMillis())
        .plusMillis(listeners.drainTimeoutMillis())
        .plus(EXIT_MARGIN)
        .toSeconds();
  }
}
