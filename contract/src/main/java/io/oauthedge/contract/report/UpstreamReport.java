package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import java.util.Optional;

/**
 * One upstream as this pod sees it.
 *
 * @param endpoints absent while the pod knows none and sends everything to the configuration's host
 */
public record UpstreamReport(String name, Optional<EndpointCounts> endpoints) {
  public UpstreamReport {
    Require.text(name, "upstreams[].name");
  }
}
