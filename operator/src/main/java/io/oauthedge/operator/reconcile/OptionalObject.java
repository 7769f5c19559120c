package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Deleter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.Optional;
import java.util.function.Function;

/** An object that some edges have: removed from one that no longer asks for it. */
final class OptionalObject<R extends HasMetadata> extends OwnedObject<R>
    implements Deleter<OAuthEdge> {
  OptionalObject(
      Class<R> type,
      String name,
      InformerEventSource<R, OAuthEdge> source,
      Function<Run, R> render) {
    super(type, name, source, render);
  }

  /** Nobody else's object of the same name is taken for this edge's, and removed. */
  @Override
  public Optional<R> getSecondaryResource(OAuthEdge edge, Context<OAuthEdge> context) {
    return super.getSecondaryResource(edge, context)
        .filter(object -> object.hasOwnerReferenceFor(edge));
  }
}
