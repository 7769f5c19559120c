package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import io.oauthedge.contract.tls.KeyPairFiles;
import java.util.Optional;

/**
 * An application behind the edge.
 *
 * @param host name or address that is used while no endpoint snapshot names the upstream: the
 *     Service's name, or the host of its URL
 * @param authority what {@code Host}/{@code :authority} says to the upstream; the client's own when
 *     absent
 * @param caFile PEM certificates that the upstream's chain must end in; the system's when absent
 * @param serverName the TLS name to ask for and to verify; {@code host} when absent
 * @param clientCertificate what the edge proves itself with when the upstream asks
 * @param connectTimeoutMillis limit for a new connection
 * @param responseTimeoutMillis limit until the response head
 * @param idleTimeoutMillis limit between two pieces of a body or a stream
 * @param sessionAffinity what keeps a session at its endpoint; requests are spread freely when
 *     absent
 * @param limits how many requests it gets at once
 */
public record UpstreamConfig(
    String name,
    UpstreamProtocol protocol,
    String host,
    int port,
    Optional<String> authority,
    Optional<String> caFile,
    Optional<String> serverName,
    Optional<KeyPairFiles> clientCertificate,
    long connectTimeoutMillis,
    long responseTimeoutMillis,
    long idleTimeoutMillis,
    Optional<SessionAffinityConfig> sessionAffinity,
    RequestLimitsConfig limits) {
  public UpstreamConfig {
    Require.text(name, "upstreams[].name");
    Require.text(host, "upstreams[].host");
    Require.port(port, "upstreams[].port");
    Require.atLeast(1, connectTimeoutMillis, "upstreams[].connectTimeoutMillis");
    Require.atLeast(1, responseTimeoutMillis, "upstreams[].responseTimeoutMillis");
    Require.atLeast(1, idleTimeoutMillis, "upstreams[].idleTimeoutMillis");
    Require.given(limits, "upstreams[].limits");
  }
}
