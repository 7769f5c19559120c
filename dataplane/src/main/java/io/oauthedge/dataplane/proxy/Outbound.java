package io.oauthedge.dataplane.proxy;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.endpoint.Backends;
import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to be sent upstream.
 *
 * @param backends the endpoints that may get it
 * @param key what ties it to its session
 * @param uri path and query
 * @param authority what {@code Host} says
 * @param headers writes all fields but those of the framing
 * @param body whether the client's body goes along; if not, it is discarded
 * @param upgrade whether the client asks to switch to WebSocket
 * @param totalTimeoutMillis limit for the whole exchange
 * @param maxHeaderBytes limit for the answer's header fields
 */
public record Outbound(
    UpstreamPool pool,
    Backends backends,
    AffinityKey key,
    String uri,
    HostAndPort authority,
    Consumer<MultiMap> headers,
    boolean body,
    boolean upgrade,
    Optional<Long> totalTimeoutMillis,
    int maxHeaderBytes) {}
