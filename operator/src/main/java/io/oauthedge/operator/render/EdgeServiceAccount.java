package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.oauthedge.operator.plan.EdgePlan;

/** The pods' own account, which has no rights and mounts no token. */
public final class EdgeServiceAccount {
  private EdgeServiceAccount() {}

  public static ServiceAccount render(EdgePlan plan) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
