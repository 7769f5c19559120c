package io.oauthedge.contract.config;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live endpoints of the upstreams that are Services, and the edge's own pods: operator →
 * dataplane.
 *
 * @param epoch grows with every change; a pod ignores an older one. A new operator goes on from the
 *     highest that the pods report
 * @param upstreams endpoints by upstream name; without any the upstream has none, and without its
 *     name the configuration's host is used
 * @param peers the pods that share the work which one pod must do, in a stable order
 */
public record EndpointSnapshot(
    int version, long epoch, Map<String, LiveEndpoints> upstreams, List<Peer> peers)
    implements Versioned {
  public EndpointSnapshot {
    Require.atLeast(0, epoch, "epoch");
    upstreams = Collections.unmodifiableMap(new TreeMap<>(upstreams));
    peers = Require.list(peers, "peers");
  }

  /** A snapshot in the current contract version, of a pod that is alone. */
  public static EndpointSnapshot of(long epoch, Map<String, LiveEndpoints> upstreams) {
    return new EndpointSnapshot(ContractVersion.CURRENT, epoch, upstreams, List.of());
  }

  /** The same with these pods. */
  public EndpointSnapshot with(List<Peer> pods) {
    return new EndpointSnapshot(version, epoch, upstreams, pods);
  }

  /** What a pod has before the first snapshot. */
  public static EndpointSnapshot none() {
    return of(0, Map.of());
  }
}
