package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.oauthedge.operator.resolve.ClusterView;
import java.util.List;
import java.util.Optional;

/** The cluster as the watches see it. */
public record WatchedCluster(ReferencedSecrets secrets, ReferencedServices services)
    implements ClusterView {
  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return secrets.get(namespace, name);
  }

  @Override
  public Optional<Service> service(String namespace, String name) {
    return services.service(namespace, name);
  }

  @Override
  public List<EndpointSlice> endpointSlices(String namespace, String serviceName) {
    return services.slices(namespace, serviceName);
  }
}
