package io.oauthedge.dataplane.forward;

import java.util.List;

/**
 * Where a request came from, as far as it can be believed.
 *
 * @param client the address of the first party that is no trusted proxy
 * @param chain {@code client} and the trusted proxies after it, the direct peer last
 * @param https whether the client is known to have used https: to this edge itself, or to a trusted
 *     proxy that says so
 * @param said what the trusted proxies say of the client's scheme
 * @param trustedPeer whether the direct peer is a trusted proxy
 */
public record Origin(
    String client, List<String> chain, boolean https, SchemeWord said, boolean trustedPeer) {

  /** A client that connected itself, and for whom nobody speaks. */
  public static Origin direct(String peer, boolean tls) {
    return new Origin(peer, List.of(peer), tls, SchemeWord.NONE, false);
  }
}
