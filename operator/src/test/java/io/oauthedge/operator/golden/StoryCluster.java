package io.oauthedge.operator.golden;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.oauthedge.operator.resolve.ClusterView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A cluster that holds what a story says, and remembers what was asked for. */
final class StoryCluster implements ClusterView {
  private final List<HasMetadata> objects;
  private final Set<HasMetadata> asked = new HashSet<>();

  StoryCluster(List<HasMetadata> objects) {
    this.objects = objects;
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return named(Secret.class, namespace, name);
  }

  @Override
  public Optional<Service> service(String namespace, String name) {
    return named(Service.class, namespace, name);
  }

  @Override
  public List<EndpointSlice> endpointSlices(String namespace, String serviceName) {
    return all(EndpointSlice.class, namespace)
        .filter(
            slice ->
                serviceName.equals(
                    slice.getMetadata().getLabels().get("kubernetes.io/service-name")))
        .peek(asked::add)
        .toList();
  }

  List<String> neverAskedFor() {
    return objects.stream()
        .filter(object -> !asked.contains(object))
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  private <T extends HasMetadata> Optional<T> named(Class<T> type, String namespace, String name) {
    return all(type, namespace)
        .filter(object -> object.getMetadata().getName().equals(name))
        .peek(asked::add)
        .findFirst();
  }

  private <T extends HasMetadata> Stream<T> all(Class<T> type, String namespace) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getNamespace().equals(namespace));
  }
}
