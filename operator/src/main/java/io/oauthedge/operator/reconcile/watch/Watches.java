package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the operator watches beside the resources themselves. */
public record Watches(
    OwnedSources owned,
    PodSources pods,
    ReferencedSecrets referencedSecrets,
    ReferencedServices referencedServices) {
  public static Watches of(EventSourceContext<OAuthEdge> context) {
    var indexes = new ReferenceIndexes(context.getPrimaryCache());
    return new Watches(
        OwnedSources.of(context),
        PodSources.of(context),
        new ReferencedSecrets(indexes),
        new ReferencedServices(indexes, context));
  }

  /** The watches that last as long as the operator; those of Secrets come and go. */
  public List<EventSource<?, OAuthEdge>> lasting() {
    return Stream.of(owned.all(), pods.all(), referencedServices.sources())
        .flatMap(List::stream)
        .toList();
  }

  public WatchedCluster cluster() {
    return new WatchedCluster(referencedSecrets, referencedServices);
  }

  public Optional<Deployment> deployment(EdgeNames names) {
    return workload(owned.deployments(), names);
  }

  public Optional<Service> service(EdgeNames names) {
    return workload(owned.services(), names);
  }

  public Optional<Ingress> ingress(EdgeNames names) {
    return workload(owned.ingresses(), names);
  }

  private static <R extends HasMetadata> Optional<R> workload(
      InformerEventSource<R, OAuthEdge> source, EdgeNames names) {
    return source.get(new ResourceID(names.workload(), names.namespace()));
  }
}
