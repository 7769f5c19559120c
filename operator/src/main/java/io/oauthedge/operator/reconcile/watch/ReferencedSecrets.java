package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Secrets that edges name, one watch each, so that the operator never holds anybody else's.
 *
 * <p>A watch begins with the first edge that names its Secret and ends with the last. Thread-safe.
 */
public final class ReferencedSecrets {
  private record Watch(InformerEventSource<Secret, OAuthEdge> source, Set<ResourceID> followers) {}

  private final ReferenceIndexes indexes;
  private final Map<ResourceID, Watch> watches = new HashMap<>();

  ReferencedSecrets(ReferenceIndexes indexes) {
    this.indexes = indexes;
  }

  /** Watches what the edge names now, and no longer what it named before. */
  public synchronized void follow(OAuthEdge edge, Context<OAuthEdge> context) {
    String namespace = edge.getMetadata().getNamespace();
    Set<ResourceID> named =
        ReferenceIndexes.secretNames(edge.getSpec()).stream()
            .map(name -> new ResourceID(name, namespace))
            .collect(Collectors.toSet());
    ResourceID follower = ResourceID.fromResource(edge);
    named.forEach(
        secret ->
            watches
                .computeIfAbsent(secret, _ -> watch(secret, context.eventSourceRetriever()))
                .followers()
                .add(follower));
    leave(follower, named, context.eventSourceRetriever());
  }

  /** Ends the watches that only this edge needed. */
  public synchronized void forget(ResourceID edge, Context<OAuthEdge> context) {
    leave(edge, Set.of(), context.eventSourceRetriever());
  }

  synchronized Optional<Secret> get(String namespace, String name) {
    ResourceID id = new ResourceID(name, namespace);
    return Optional.ofNullable(watches.get(id)).flatMap(watch -> watch.source().get(id));
  }

  private void leave(
      ResourceID follower, Set<ResourceID> stillNamed, EventSourceRetriever<OAuthEdge> retriever) {
    watches
        .entrySet()
        .removeIf(
            entry -> {
              Watch watch = entry.getValue();
              boolean last =
                  !stillNamed.contains(entry.getKey())
                      && watch.followers().remove(follower)
                      && watch.followers().isEmpty();
              if (last) {
                retriever.dynamicallyDeRegisterEventSource(watch.source().name());
              }
              return last;
            });
  }

  private Watch watch(ResourceID secret, EventSourceRetriever<OAuthEdge> retriever) {
    String namespace = secret.getNamespace().orElseThrow();
    FieldSelector byName =
        new FieldSelectorBuilder().withField("metadata.name", secret.getName()).build();
    var source =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Secret.class, OAuthEdge.class)
                .withName("secret/" + namespace + "/" + secret.getName())
                .withNamespaces(Set.of(namespace))
                .withFieldSelector(byName)
                .withSecondaryToPrimaryMapper(indexes::namingSecret)
                .build(),
            retriever.eventSourceContextForDynamicRegistration());
    retriever.dynamicallyRegisterEventSource(source);
    return new Watch(source, new HashSet<>());
  }
}
