package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * Lets no request on whose way from the client was plaintext.
 *
 * <p>Unless the load balancer is said to end TLS, the edge's own connection must be encrypted: the
 * proxy's word does not mend a plaintext hop that nobody declared.
 */
public final class PlaintextStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    PlaintextPolicy policy = exchange.snapshot().config().listeners().plaintext();
    boolean tls = exchange.request().isSSL();
    boolean https = exchange.origin().https();
    if (policy == PlaintextPolicy.TERMINATED_UPSTREAM) {
      return https ? Step.NEXT : notProven(exchange.origin().trustedPeer());
    }
    if (tls && https) {
      return Step.NEXT;
    }
    if (carriesCredential(exchange.request().headers())) {
      return Step.refuse(Reason.TOKEN_EXPOSED, "");
    }
    return Step.refuse(
        policy == PlaintextPolicy.REDIRECT ? Reason.PLAINTEXT_REDIRECTED : Reason.PLAINTEXT_REFUSED,
        "");
  }

  // Whoever reaches the port past the load balancer must not have it blamed.
  private static Step notProven(boolean trustedPeer) {
    return trustedPeer
        ? Step.refuse(Reason.HTTPS_NOT_PROVEN, "the trusted proxy does not say https")
        : new Step.Refuse(
            new Rejection(
                Reason.HTTPS_NOT_PROVEN,
                Hop.CLIENT,
                Optional.empty(),
                "the peer is no trusted proxy"));
  }

  private static boolean carriesCredential(MultiMap headers) {
    return headers.contains(HttpHeaders.AUTHORIZATION)
        || headers.contains(HttpHeaders.PROXY_AUTHORIZATION);
  }
}
