package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to be sent upstream.
 *
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
    List<Endpoint> endpoints,
    String uri,
    HostAndPort authority,
    Consumer<MultiMap> headers,
    boolean body,
    boolean upgrade,
    Optional<Long> totalTimeoutMillis,
    int maxHeaderBytes) {}
