package io.oauthedge.operator.observe;

import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.Peer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Numbers an edge's endpoint snapshots so that no pod ever takes an older one.
 *
 * <p>All pods of an epoch hold the same endpoints and peers. A new operator does not know what an
 * epoch held, so it goes on above the highest that any pod reports, and never below the time in
 * milliseconds: clients hold cookies of an epoch for longer than any pod may live.
 */
final class EndpointEpochs {
  private final InstantSource clock;
  private EndpointSnapshot current = EndpointSnapshot.none();

  EndpointEpochs(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The snapshot that every pod should hold; one that reports another epoch lacks it.
   *
   * @param wanted endpoints by upstream name
   * @param peers the pods that take part
   * @param highestReported highest epoch of any pod, 0 when none holds a snapshot
   */
  EndpointSnapshot next(Map<String, LiveEndpoints> wanted, List<Peer> peers, long highestReported) {
    EndpointSnapshot same = EndpointSnapshot.of(current.epoch(), wanted).with(peers);
    if (highestReported > current.epoch() || !same.equals(current)) {
      long next = Math.max(highestReported, current.epoch()) + 1;
      current = EndpointSnapshot.of(Math.max(next, clock.millis()), wanted).with(peers);
    }
    return current;
  }
}
