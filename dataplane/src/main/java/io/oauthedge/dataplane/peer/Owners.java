package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.config.Peer;
import io.oauthedge.dataplane.affinity.Rendezvous;
import java.util.Comparator;
import java.util.List;

/** Which pod sends the refreshes of a key, and who does when that pod is gone. */
final class Owners {
  private record Ranked(Peer peer, long hash) {}

  private final List<Peer> peers;
  private final List<Ranked> ranked;

  Owners(List<Peer> peers) {
    this.peers = peers;
    this.ranked =
        peers.stream().map(peer -> new Ranked(peer, Rendezvous.hash(peer.pod()))).toList();
  }

  /** Whether these are the pods that it was made from. */
  boolean isOf(List<Peer> others) {
    return peers.equals(others);
  }

  /** All pods, the owner of the key first; the same on every pod that knows the same pods. */
  List<Peer> of(String key) {
    long hash = Rendezvous.hash(key);
    return ranked.stream()
        .sorted(
            Comparator.comparingLong((Ranked r) -> Rendezvous.weight(hash, r.hash())).reversed())
        .map(Ranked::peer)
        .toList();
  }
}
