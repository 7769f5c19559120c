package io.oauthedge.dataplane.forward;

import java.util.List;

/**
 * Where a request came from, as far as it can be believed.
 *
 * @param client the address of the first party that is no trusted proxy
 * @param chain {@code client} and the trusted proxies after it, the direct peer last
 * @param https whether the client is known to have used https all the way to this edge, or to a
 *     trusted proxy that says so
 * @param httpsProven whether a trusted proxy said https
 * @param trustedPeer whether the direct peer is a trusted proxy
 */
public record Origin(
    String client, List<String> chain, boolean https, boolean httpsProven, boolean trustedPeer) {}
