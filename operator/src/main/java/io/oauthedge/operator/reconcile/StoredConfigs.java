package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractException;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.PlanSettings;
import io.oauthedge.operator.plan.PodFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last good configuration as the cluster holds it: what the running Deployment's pods boot
 * from.
 *
 * <p>A new operator that meets a broken spec knows nothing else. It is enough to go on supplying
 * pods, and too little to render objects from.
 */
final class StoredConfigs {
  private final InformerEventSource<ConfigMap, OAuthEdge> configMaps;
  private final PlanSettings settings;

  StoredConfigs(InformerEventSource<ConfigMap, OAuthEdge> configMaps, PlanSettings settings) {
    this.configMaps = configMaps;
    this.settings = settings;
  }

  /** A plan to push from, never to apply; without endpoints. */
  Optional<EdgePlan> plan(OAuthEdge edge, Optional<Deployment> deployment) {
    return deployment
        .filter(owned -> owned.hasOwnerReferenceFor(edge))
        .flatMap(owned -> mounted(edge, owned))
        .flatMap(StoredConfigs::read)
        .map(config -> new EdgePlan(edge, config, List.of(), Map.of(), "", settings));
  }

  private Optional<ConfigMap> mounted(OAuthEdge edge, Deployment deployment) {
    String namespace = edge.getMetadata().getNamespace();
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .flatMap(volume -> Optional.ofNullable(volume.getConfigMap()).stream())
        .flatMap(source -> configMaps.get(new ResourceID(source.getName(), namespace)).stream())
        .filter(configMap -> configMap.hasOwnerReferenceFor(edge))
        .findFirst();
  }

  private static Optional<EdgeConfig> read(ConfigMap stored) {
    try {
      return Optional.ofNullable(stored.getData())
          .map(data -> data.get(PodFiles.CONFIG_FILE))
          .map(json -> json.getBytes(StandardCharsets.UTF_8))
          .map(json -> ContractCodec.read(json, EdgeConfig.class));
    } catch (ContractException e) {
      return Optional.empty(); // Another version's, or edited: nothing is known of it.
    }
  }
}
