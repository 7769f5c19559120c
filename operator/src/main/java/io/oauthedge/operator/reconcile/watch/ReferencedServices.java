package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Services of upstreams and the endpoints behind them; a change wakes the edges that name it.
 */
public final class ReferencedServices {
  private static final String BY_SERVICE = "service";

  private final InformerEventSource<Service, OAuthEdge> services;
  private final InformerEventSource<EndpointSlice, OAuthEdge> slices;

  ReferencedServices(ReferenceIndexes indexes, EventSourceContext<OAuthEdge> context) {
    services =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Service.class, OAuthEdge.class)
                .withName("referenced-service")
                .withSecondaryToPrimaryMapper(indexes::namingService)
                .build(),
            context);
    slices =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(EndpointSlice.class, OAuthEdge.class)
                .withName("referenced-endpointslice")
                .withLabelSelector(ReferenceIndexes.SERVICE_OF_SLICE)
                .withSecondaryToPrimaryMapper(indexes::namingServiceOf)
                .build(),
            context);
    slices.addIndexer(BY_SERVICE, slice -> serviceOf(slice).toList());
  }

  List<EventSource<?, OAuthEdge>> sources() {
    return List.of(services, slices);
  }

  Optional<Service> service(String namespace, String name) {
    return services.get(new ResourceID(name, namespace));
  }

  List<EndpointSlice> slices(String namespace, String serviceName) {
    return slices.byIndex(BY_SERVICE, namespace + "/" + serviceName);
  }

  private static Stream<String> serviceOf(EndpointSlice slice) {
    return Optional.ofNullable(
        slice.getMetadata().getLabels().get(ReferenceIndexes.SERVICE_OF_SLICE))
        .map(service -> slice.getMetadata().getNamespace() + "/" + service)
        .stream();
  }
}
