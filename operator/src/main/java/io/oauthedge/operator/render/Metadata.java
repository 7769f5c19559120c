package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgePlan;

/** The metadata that every owned object has. */
final class Metadata {
  private Metadata() {}

  /** In the edge's namespace, with its labels, and gone when the edge is. */
  static ObjectMeta of(EdgePlan plan, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(plan.names().namespace())
        .withLabels(plan.names().labels())
        .withOwnerReferences(owner(plan.edge()))
        .build();
  }

  private static OwnerReference owner(OAuthEdge edge) {
    return new OwnerReferenceBuilder()
        .withApiVersion(edge.getApiVersion())
        .withKind(edge.getKind())
        .withName(edge.getMetadata().getName())
        .withUid(edge.getMetadata().getUid())
        .withController(true)
        .build();
  }
}
