package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.Updater;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResourceConfigBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.Optional;
import java.util.function.Function;

/**
 * One object of an edge, kept as rendered by server-side apply.
 *
 * <p>The API server's garbage collector removes it with the edge: the rendered owner reference says
 * so, and this class never deletes.
 */
class OwnedObject<R extends HasMetadata> extends KubernetesDependentResource<R, OAuthEdge>
    implements Creator<R, OAuthEdge>, Updater<R, OAuthEdge> {
  private final Function<Run, R> render;
  private final InformerEventSource<R, OAuthEdge> source;

  OwnedObject(
      Class<R> type,
      String name,
      InformerEventSource<R, OAuthEdge> source,
      Function<Run, R> render) {
    super(type, name);
    this.render = render;
    this.source = source;
    setEventSource(source);
    // Created by apply as well, not only when absent: an object that lost the label by which it is
    // watched looks absent, and would else be a conflict for ever.
    configureWith(
        new KubernetesDependentResourceConfigBuilder<R>()
            .withUseSSA(true)
            .withCreateResourceOnlyIfNotExistingWithSSA(false)
            .build());
  }

  @Override
  protected R desired(OAuthEdge edge, Context<OAuthEdge> context) {
    return render.apply(Run.of(context));
  }

  @Override
  public Optional<R> getSecondaryResource(OAuthEdge edge, Context<OAuthEdge> context) {
    return source.get(ResourceID.fromResource(getOrComputeDesired(context)));
  }

  @Override
  public R create(R desired, OAuthEdge edge, Context<OAuthEdge> context) {
    Optional.ofNullable(context.getClient().resource(desired).get())
        .filter(existing -> !existing.hasOwnerReferenceFor(edge))
        .ifPresent(
            _ -> {
              throw new ForeignObjectException(desired);
            });
    return super.create(desired, edge, context);
  }

  /** The rendered owner reference is all that is needed. */
  @Override
  protected void addReferenceHandlingMetadata(R desired, OAuthEdge edge) {}
}
