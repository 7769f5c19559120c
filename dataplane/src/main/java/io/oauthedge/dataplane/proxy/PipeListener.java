package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.MultiMap;
import java.util.Optional;

/** Hears what becomes of an exchange with an upstream; called on the request's event loop. */
public interface PipeListener {
  /**
   * The upstream's head is there and about to go to the client.
   *
   * @param endpoint that answers
   * @param headers the client's answer, to which the edge's own fields may be added
   */
  void answered(int status, Endpoint endpoint, MultiMap headers);

  /** There will be no answer from the upstream, and the client has got nothing yet. */
  void failed(Rejection rejection);

  /** The exchange is over after {@link #answered}; a finding when it broke off. */
  void ended(Optional<Rejection> finding);
}
