package io.oauthedge.contract.config;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live endpoints of the upstreams that are Services: operator → dataplane.
 *
 * @param epoch grows with every change; a pod ignores an older one. A new operator goes on from the
 *     highest that the pods report
 * @param upstreams endpoints by upstream name; without any the upstream has none, and without its
 *     name the configuration's host is used
 */
public record EndpointSnapshot(int version, long epoch, Map<String, LiveEndpoints> upstreams)
    implements Versioned {
  public EndpointSnapshot {
    Require.atLeast(0, epoch, "epoch");
    upstreams = Collections.unmodifiableMap(new TreeMap<>(upstreams));
  }

  /** A snapshot in the current contract version. */
  public static EndpointSnapshot of(long epoch, Map<String, LiveEndpoints> upstreams) {
    return new EndpointSnapshot(ContractVersion.CURRENT, epoch, upstreams);
  }

  /** What a pod has before the first snapshot. */
  public static EndpointSnapshot none() {
    return of(0, Map.of());
  }
}
