package io.oauthedge.operator.resolve;

import io.oauthedge.contract.config.Endpoint;
import java.util.List;

/**
 * A Service that has the wanted port.
 *
 * @param endpoints its ready endpoints, in a stable order; may be empty
 */
public record UpstreamService(String namespace, String name, int port, List<Endpoint> endpoints) {
  public UpstreamService {
    endpoints = List.copyOf(endpoints);
  }
}
