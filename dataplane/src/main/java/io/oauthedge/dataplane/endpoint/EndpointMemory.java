package io.oauthedge.dataplane.endpoint;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of an upstream's endpoints from one snapshot to the next. Thread-safe. */
public final class EndpointMemory {
  private final Map<Endpoint, Backend> known = new ConcurrentHashMap<>();

  /** The endpoints of a snapshot; what is known of those that stay is kept. */
  public Backends live(long epoch, LiveEndpoints live) {
    known
        .keySet()
        .removeIf(
            endpoint -> !live.ready().contains(endpoint) && !live.terminating().contains(endpoint));
    return new Backends(epoch, backends(live.ready()), backends(live.terminating()), this);
  }

  /** While no snapshot names any, the configuration's host is the only endpoint. */
  public Backends fallback(Endpoint host) {
    return new Backends(Backends.NO_EPOCH, List.of(backend(host)), List.of(), this);
  }

  Backend backend(Endpoint endpoint) {
    return known.computeIfAbsent(endpoint, Backend::new);
  }

  private List<Backend> backends(List<Endpoint> endpoints) {
    return endpoints.stream().map(this::backend).toList();
  }

  /**
   * Counts a failed connection, one after the other over all threads and snapshots.
   *
   * @return whether the endpoint is left out from now on; never more than half of them are
   */
  synchronized boolean failed(Backend backend, Backends among, long nowNanos) {
    boolean spared = backend.ejection().failed() && among.canSpare(backend);
    if (spared) {
      backend.ejection().begin(nowNanos);
    } else {
      backend.ejection().untried();
    }
    return spared;
  }
}
