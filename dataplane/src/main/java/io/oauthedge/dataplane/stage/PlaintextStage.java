package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.ExposedCredential;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.forward.Origin;
import io.oauthedge.dataplane.forward.SchemeWord;
import io.oauthedge.dataplane.token.Rejection;
import java.util.Optional;

/**
 * Lets no request on whose way from the client was plaintext.
 *
 * <p>Unless the load balancer is said to end TLS, the edge's own connection must be encrypted: the
 * proxy's word does not mend a plaintext hop that nobody declared. A credential on a way that is
 * known to be plaintext has leaked, so that no redirect comes before that. The connection stays: it
 * may be a load balancer's with other clients' requests on it, and closing it saves nothing.
 */
public final class PlaintextStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    PlaintextPolicy policy = exchange.snapshot().config().listeners().plaintext();
    Origin origin = exchange.origin();
    boolean undeclared =
        policy != PlaintextPolicy.TERMINATED_UPSTREAM && !exchange.request().isSSL();
    if (origin.https() && !undeclared) {
      return Step.NEXT;
    }
    boolean knownPlaintext = undeclared || origin.said() == SchemeWord.HTTP;
    if (!knownPlaintext) {
      return notProven(origin.trustedPeer(), "the trusted proxy does not say https");
    }
    boolean exposed = ExposedCredential.in(exchange);
    if (origin.said() == SchemeWord.HTTPS) {
      return undeclaredHop(exposed ? Reason.TOKEN_EXPOSED : Reason.PLAINTEXT_REFUSED);
    }
    if (exposed) {
      return Step.refuse(Reason.TOKEN_EXPOSED, "");
    }
    return switch (policy) {
      case REDIRECT -> Step.refuse(Reason.PLAINTEXT_REDIRECTED, "");
      case REFUSE -> Step.refuse(Reason.PLAINTEXT_REFUSED, "");
      case TERMINATED_UPSTREAM -> notProven(true, "the trusted proxy says http");
    };
  }

  // The client did use https, and a redirect would send it round and round.
  private static Step undeclaredHop(Reason reason) {
    return new Step.Refuse(
        new Rejection(
            reason,
            Hop.LOAD_BALANCER,
            Optional.empty(),
            "the trusted proxy says https and speaks http to the edge"));
  }

  // Whoever reaches the port past the load balancer must not have it blamed.
  private static Step notProven(boolean trustedPeer, String evidence) {
    return trustedPeer
        ? Step.refuse(Reason.HTTPS_NOT_PROVEN, evidence)
        : new Step.Refuse(
            new Rejection(
                Reason.HTTPS_NOT_PROVEN,
                Hop.CLIENT,
                Optional.empty(),
                "the peer is no trusted proxy"));
  }
}
