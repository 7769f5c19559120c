package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.PlaintextPolicy;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

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
      return https
          ? Step.NEXT
          : Step.refuse(
              Reason.HTTPS_NOT_PROVEN,
              exchange.origin().trustedPeer()
                  ? "the trusted proxy does not say https"
                  : "the peer is no trusted proxy");
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

  private static boolean carriesCredential(MultiMap headers) {
    return headers.contains(HttpHeaders.AUTHORIZATION)
        || headers.contains(HttpHeaders.PROXY_AUTHORIZATION);
  }
}
