package io.oauthedge.operator.reconcile;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.plan.EdgePlan;

/** What one reconciliation renders from; travels to the owned objects in JOSDK's context. */
record Run(EdgePlan plan, AdminIdentity identity) {
  private static final String KEY = "oauthedge.run";

  void enter(Context<OAuthEdge> context) {
    context.managedWorkflowAndDependentResourceContext().put(KEY, this);
  }

  static Run of(Context<OAuthEdge> context) {
    return context.managedWorkflowAndDependentResourceContext().getMandatory(KEY, Run.class);
  }
}
