package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.PodFiles;
import java.util.Map;

/** What pods of one shape boot from; later changes of the same shape update it in place. */
public final class EdgeConfigMap {
  private EdgeConfigMap() {}

  public static ConfigMap render(EdgePlan plan) {
    return new ConfigMapBuilder()
        .withMetadata(Metadata.of(plan, plan.names().configMap(plan.shape())))
        .withData(Map.of(PodFiles.CONFIG_FILE, ContractCodec.writeText(plan.config())))
        .build();
  }
}
