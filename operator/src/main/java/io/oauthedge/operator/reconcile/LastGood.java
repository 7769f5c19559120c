package io.oauthedge.operator.reconcile;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgePlan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last plan without a blocking problem of every edge, which goes on while a newer spec or its
 * references are broken. Thread-safe.
 */
final class LastGood {
  private final Map<ResourceID, EdgePlan> plans = new ConcurrentHashMap<>();

  void remember(EdgePlan plan) {
    plans.put(ResourceID.fromResource(plan.edge()), plan);
  }

  /** Empty for an edge of the same name that is another. */
  Optional<EdgePlan> of(OAuthEdge edge) {
    return Optional.ofNullable(plans.get(ResourceID.fromResource(edge)))
        .filter(plan -> plan.edge().getMetadata().getUid().equals(edge.getMetadata().getUid()));
  }

  void forget(ResourceID edge) {
    plans.remove(edge);
  }
}
