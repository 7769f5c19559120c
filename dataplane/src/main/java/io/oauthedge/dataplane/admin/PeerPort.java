package io.oauthedge.dataplane.admin;

import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.vertx.core.Future;
import java.util.Optional;

/** What the edge's other pods may ask for on the admin port. */
public interface PeerPort {
  /** The name in the certificate of this edge's pods; empty while nothing is served. */
  Optional<String> podName();

  /**
   * Takes a refresh over, to send it here and nowhere else. Called on an event loop; the future
   * never fails.
   *
   * @param abandoned completes when the other pod no longer waits for the answer
   * @return empty when this pod cannot send it: nothing was done
   */
  Optional<Future<ForwardedAnswer>> take(ForwardedRequest request, Future<Void> abandoned);
}
