package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Pods, and the ReplicaSets that make them, by the labels of an edge; a change wakes the edge.
 * Whether they are the edge's, their owners say.
 */
public record PodSources(
    InformerEventSource<Pod, OAuthEdge> pods,
    InformerEventSource<ReplicaSet, OAuthEdge> replicaSets) {
  private static final String BY_EDGE = "edge";

  static PodSources of(EventSourceContext<OAuthEdge> context) {
    return new PodSources(source(context, Pod.class), source(context, ReplicaSet.class));
  }

  List<EventSource<?, OAuthEdge>> all() {
    return List.of(pods, replicaSets);
  }

  public List<Pod> pods(EdgeNames edge) {
    return pods.byIndex(BY_EDGE, key(edge.namespace(), edge.edge()));
  }

  public List<ReplicaSet> replicaSets(EdgeNames edge) {
    return replicaSets.byIndex(BY_EDGE, key(edge.namespace(), edge.edge()));
  }

  private static <R extends HasMetadata> InformerEventSource<R, OAuthEdge> source(
      EventSourceContext<OAuthEdge> context, Class<R> type) {
    var source =
        new InformerEventSource<R, OAuthEdge>(
            InformerEventSourceConfiguration.from(type, OAuthEdge.class)
                .withName("edge-" + type.getSimpleName().toLowerCase(Locale.ROOT))
                .withLabelSelector(EdgeNames.MANAGED_BY + "=" + EdgeNames.OPERATOR)
                .withSecondaryToPrimaryMapper(
                    labelled -> edge(labelled).map(Set::of).orElse(Set.of()))
                .build(),
            context);
    source.addIndexer(
        BY_EDGE,
        labelled ->
            edge(labelled)
                .map(edge -> key(edge.getNamespace().orElseThrow(), edge.getName()))
                .stream()
                .toList());
    return source;
  }

  private static Optional<ResourceID> edge(HasMetadata labelled) {
    return EdgeNames.edgeOf(labelled.getMetadata())
        .map(edge -> new ResourceID(edge, labelled.getMetadata().getNamespace()));
  }

  private static String key(String namespace, String edge) {
    return namespace + "/" + edge;
  }
}
