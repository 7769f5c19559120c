package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.ProxyProtocolConfig;
import io.oauthedge.contract.tls.TlsConfig;
import java.util.Optional;

/**
 * Where clients and load balancers connect.
 *
 * @param httpPort plaintext port, 0 for any free one
 * @param httpsPort TLS port, 0 for any free one; bound only with {@code tls}
 * @param clientCertificates absent when no certificate is asked for
 * @param proxyProtocol absent when clients and load balancers connect without it
 * @param idleTimeoutMillis after which an idle connection is closed; must exceed the idle timeout
 *     of every load balancer in front, or requests race the close
 * @param drainDelayMillis how long listeners go on serving after SIGTERM, while health says 503 and
 *     load balancers deregister the pod
 * @param drainTimeoutMillis how long requests in flight may take after that
 */
public record ListenerConfig(
    int httpPort,
    int httpsPort,
    Optional<TlsConfig> tls,
    PlaintextPolicy plaintext,
    Optional<ClientCertificateConfig> clientCertificates,
    Optional<ProxyProtocolConfig> proxyProtocol,
    long idleTimeoutMillis,
    long drainDelayMillis,
    long drainTimeoutMillis) {
  public ListenerConfig {
    Require.port(httpPort, "listeners.httpPort");
    Require.port(httpsPort, "listeners.httpsPort");
    Require.atLeast(1, idleTimeoutMillis, "listeners.idleTimeoutMillis");
    Require.atLeast(0, drainDelayMillis, "listeners.drainDelayMillis");
    Require.atLeast(0, drainTimeoutMillis, "listeners.drainTimeoutMillis");
    if (tls.isEmpty() && plaintext != PlaintextPolicy.TERMINATED_UPSTREAM) {
      throw new IllegalArgumentException(
          "listeners.tls is required unless listeners.plaintext is TERMINATED_UPSTREAM");
    }
  }
}
