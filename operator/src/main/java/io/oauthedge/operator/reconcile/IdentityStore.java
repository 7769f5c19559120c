package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.identity.IdentityCodec;
import io.oauthedge.operator.identity.StoredIdentity;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.Map;
import java.util.Optional;

/** Where an edge's identity is kept: its two admin Secrets. */
final class IdentityStore {
  private final InformerEventSource<Secret, OAuthEdge> secrets;

  IdentityStore(InformerEventSource<Secret, OAuthEdge> secrets) {
    this.secrets = secrets;
  }

  StoredIdentity read(OAuthEdge edge, Context<OAuthEdge> context) {
    EdgeNames names = EdgeNames.of(edge);
    return IdentityCodec.read(
        data(names.adminSecret(), edge, context), data(names.authoritySecret(), edge, context));
  }

  /**
   * A Secret that lost its label is missing from the watch; asking the API server keeps the
   * identity from being made anew for that.
   */
  private Map<String, String> data(String name, OAuthEdge edge, Context<OAuthEdge> context) {
    String namespace = edge.getMetadata().getNamespace();
    return secrets
        .get(new ResourceID(name, namespace))
        .or(
            () ->
                Optional.ofNullable(
                    context.getClient().secrets().inNamespace(namespace).withName(name).get()))
        .filter(secret -> secret.hasOwnerReferenceFor(edge))
        .map(Secret::getData)
        .orElse(Map.of());
  }
}
