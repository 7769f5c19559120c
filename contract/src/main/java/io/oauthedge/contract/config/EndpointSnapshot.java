package io.oauthedge.contract.config;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live endpoints of the upstreams that are Services: operator → dataplane.
 *
 * @param epoch grows with every change; a pod ignores an older one. A new operator goes on from the
 *     highest that the pods report
 * @param upstreams endpoints by upstream name, in a stable order; an empty list means that there is
 *     none, an absent name that the configuration's host is used
 */
public record EndpointSnapshot(int version, long epoch, Map<String, List<Endpoint>> upstreams)
    implements Versioned {
  public EndpointSnapshot {
    Require.atLeast(0, epoch, "epoch");
    var copy = new TreeMap<String, List<Endpoint>>();
    upstreams.forEach((name, endpoints) -> copy.put(name, List.copyOf(endpoints)));
    upstreams = java.util.Collections.unmodifiableMap(copy);
  }

  /** A snapshot in the current contract version. */
  public static EndpointSnapshot of(long epoch, Map<String, List<Endpoint>> upstreams) {
    return new EndpointSnapshot(ContractVersion.CURRENT, epoch, upstreams);
  }

  /** What a pod has before the first snapshot. */
  public static EndpointSnapshot none() {
    return of(0, Map.of());
  }
}
