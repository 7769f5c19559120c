package io.oauthedge.dataplane.tokenendpoint;

import io.vertx.core.Future;

/**
 * One way to an answer of a token endpoint; ways wrap each other: coalescing around forwarding to
 * the owner around the queue around the request itself.
 *
 * <p>Called on an event loop, and completes on the same. Fails with {@link TokenEndpointRefusal}
 * alone.
 */
@FunctionalInterface
public interface TokenEndpointCall {
  /**
   * Asks; whoever gets the answer may be one of several, so that it is not to be changed.
   *
   * @param abandoned completes when nobody waits for the answer any more. What was not sent yet
   *     need not be; what was sent goes on, as a refresh token that the server rotated would be
   *     lost.
   */
  Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned);
}
