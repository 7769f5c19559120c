package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.forward.ForwardedWriter;
import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;

/** What an upstream gets of an exchange, whoever sends it there. */
public final class UpstreamRequest {
  private UpstreamRequest() {}

  /** What {@code Host} says. */
  public static HostAndPort authority(Exchange exchange, UpstreamConfig upstream) {
    return HostAndPort.parseAuthority(upstream.authority().orElse(exchange.host()), -1);
  }

  /** What ties it to others of its session. */
  public static AffinityKey session(Exchange exchange) {
    return exchange
        .route()
        .pool()
        .affinity()
        .key(
            exchange.request().headers(),
            exchange.origin().client(),
            exchange.token(),
            exchange.startedAt().getEpochSecond());
  }

  /**
   * Writes all fields but those of the framing and of an upgrade.
   *
   * @param admitted whether Authorization is, or on a trial stands for, a verified token
   */
  public static void writeFields(Exchange exchange, boolean admitted, MultiMap headers) {
    var rules = exchange.snapshot().requestHeaders();
    rules.copy(exchange.request().headers(), headers, exchange.origin().trustedPeer(), admitted);
    ForwardedWriter.write(headers, exchange.origin(), exchange.host());
    headers.add("x-request-id", exchange.requestId());
    headers.add("traceparent", exchange.trace().header());
    if (rules.forwardsClientCertificate()) {
      exchange
          .clientCertificate()
          .ifPresent(certificate -> headers.set("client-cert", certificate.clientCert()));
    }
    exchange.token().ifPresent(token -> rules.setClaims(token.claims(), headers));
  }
}
