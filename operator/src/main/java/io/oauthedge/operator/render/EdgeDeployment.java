package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.render.pod.EdgePodTemplate;

/** The edge's pods, replaced one by one and never below the wanted number. */
public final class EdgeDeployment {
  private EdgeDeployment() {}

  public static Deployment render(EdgePlan plan) {
    return new DeploymentBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .withNewSpec()
        .withReplicas(plan.edge().getSpec().deployment().replicas())
        .withRevisionHistoryLimit(2)
        .withNewSelector()
        .withMatchLabels(plan.names().selector())
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxUnavailable(new IntOrString(0))
        .withMaxSurge(new IntOrString(1))
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(EdgePodTemplate.render(plan))
        .endSpec()
        .build();
  }
}
