package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgePlan;
import java.util.Objects;
import java.util.Optional;

/** Removes boot configurations of former shapes, once no pod can boot from them any more. */
final class OldConfigMaps {
  private final InformerEventSource<ConfigMap, OAuthEdge> configMaps;

  OldConfigMaps(InformerEventSource<ConfigMap, OAuthEdge> configMaps) {
    this.configMaps = configMaps;
  }

  void remove(EdgePlan plan, Optional<Deployment> deployment, Context<OAuthEdge> context) {
    String current = plan.names().configMap(plan.shape());
    if (deployment.filter(d -> mounts(d, current)).filter(OldConfigMaps::isRolledOut).isPresent()) {
      configMaps.getSecondaryResources(plan.edge()).stream()
          .filter(configMap -> !configMap.getMetadata().getName().equals(current))
          .forEach(configMap -> context.getClient().resource(configMap).delete());
    }
  }

  private static boolean mounts(Deployment deployment, String configMap) {
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .anyMatch(
            volume ->
                volume.getConfigMap() != null && volume.getConfigMap().getName().equals(configMap));
  }

  private static boolean isRolledOut(Deployment deployment) {
    DeploymentStatus status = deployment.getStatus();
    return status != null
        && Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
        && Objects.equals(status.getUpdatedReplicas(), status.getReplicas());
  }
}
