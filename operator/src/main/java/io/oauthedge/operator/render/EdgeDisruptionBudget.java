package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.oauthedge.crds.v1alpha1.spec.DisruptionBudget;
import io.oauthedge.operator.plan.EdgePlan;

/** How many pods may be gone by choice; one that is not ready never holds up a node's drain. */
public final class EdgeDisruptionBudget {
  private EdgeDisruptionBudget() {}

  public static PodDisruptionBudget render(EdgePlan plan) {
    DisruptionBudget budget = plan.edge().getSpec().deployment().disruptionBudget();
    boolean neither = budget.minAvailable() == null && budget.maxUnavailable() == null;
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .withNewSpec()
        .withMinAvailable(budget.minAvailable())
        .withMaxUnavailable(neither ? new IntOrString(1) : budget.maxUnavailable())
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(plan.names().selector())
        .endSelector()
        .endSpec()
        .build();
  }
}
