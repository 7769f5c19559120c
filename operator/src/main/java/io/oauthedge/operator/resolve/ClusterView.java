package io.oauthedge.operator.resolve;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;

/** What can be looked up in the cluster; reads only. */
public interface ClusterView {
  Optional<Secret> secret(String namespace, String name);

  Optional<Service> service(String namespace, String name);

  /** The slices that belong to a Service. */
  List<EndpointSlice> endpointSlices(String namespace, String serviceName);
}
