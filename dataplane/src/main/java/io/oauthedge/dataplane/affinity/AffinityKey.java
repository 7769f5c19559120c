package io.oauthedge.dataplane.affinity;

import io.oauthedge.contract.config.Endpoint;

/** What ties a request to others of its session. */
public sealed interface AffinityKey {
  AffinityKey NONE = new None();

  /** Nothing does: any endpoint may get it. */
  record None() implements AffinityKey {}

  /** Whatever has this key goes to the endpoint that it weighs most for. */
  record Keyed(long hash) implements AffinityKey {}

  /** The first request of a session, which is to learn its key by a cookie. */
  record Fresh(long hash) implements AffinityKey {}

  /**
   * Nobody but the endpoint that issued a token can honour it: while that one is there no other
   * gets the request, whose refusal would make the client forget the token.
   *
   * @param hash chooses another endpoint once that one is gone
   * @param epoch of the endpoint snapshot by which the endpoint was chosen
   */
  record Bound(long hash, Endpoint endpoint, long epoch) implements AffinityKey {}

  /**
   * A cookie proves which endpoint has the session; that one keeps it while it serves.
   *
   * @param hash chooses another endpoint once that one is gone
   * @param epoch of the endpoint snapshot by which the cookie was made
   * @param ageing whether the cookie is to be renewed
   */
  record Held(long hash, Endpoint endpoint, long epoch, boolean ageing) implements AffinityKey {}
}
