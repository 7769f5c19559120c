package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * A whole request to a token endpoint, in a form in which any pod of the edge can send it. Prints
 * no secret.
 *
 * @param route name of the route, by which each pod finds upstream and limits in its own snapshot
 * @param uri path and query
 * @param authority what {@code Host} says to the upstream
 * @param headers all fields that the upstream gets, but those of the framing
 * @param form the body, decoded
 * @param session what ties it to others of its session, and so to an endpoint
 * @param key digest of all that makes two requests equal, the same on each pod; empty for one that
 *     is to be sent by itself
 */
public record TokenEndpointRequest(
    String route,
    String uri,
    String authority,
    MultiMap headers,
    TokenForm form,
    AffinityKey session,
    Optional<String> key) {
  /** The same with another form, as part of another session. */
  public TokenEndpointRequest with(TokenForm otherForm, AffinityKey otherSession) {
    return new TokenEndpointRequest(route, uri, authority, headers, otherForm, otherSession, key);
  }

  /** The same with a key. */
  TokenEndpointRequest with(Optional<String> other) {
    return new TokenEndpointRequest(route, uri, authority, headers, form, session, other);
  }

  @Override
  public String toString() {
    return "TokenEndpointRequest[" + route + "]";
  }
}
