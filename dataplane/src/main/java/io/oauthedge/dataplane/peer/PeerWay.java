package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.vertx.core.Future;

/** The way to another pod of the edge. */
@FunctionalInterface
interface PeerWay {
  /**
   * Hands a request to a peer, once. Fails with {@link NotTakenException} when that did nothing
   * with it; after any other failure it may have been sent.
   *
   * @param abandoned completes when nobody waits any more; what was not handed over need not be
   */
  Future<ForwardedAnswer> forward(Peer peer, ForwardedRequest request, Future<Void> abandoned);
}
