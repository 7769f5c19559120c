package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.ExposedCredential;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.tls.ServerName;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;

/**
 * Serves this edge's hosts alone, and no connection for another host of it (RFC 9110 section 7.4).
 * A trusted proxy chooses its own server name, so that there only Host counts.
 */
public final class HostStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    HostAndPort authority = exchange.request().authority();
    if (authority == null) {
      return Step.refuse(Reason.AMBIGUOUS_FRAMING, "no Host");
    }
    EdgeSnapshot snapshot = exchange.snapshot();
    String name = normalised(authority.host());
    if (!snapshot.isHost(name)) {
      return Step.refuse(exposed(exchange) ? Reason.TOKEN_EXPOSED : Reason.UNKNOWN_HOST, "");
    }
    exchange.noteHost(authority.port() < 0 ? name : name + ":" + authority.port());
    String serverName = ServerName.of(exchange.request().connection().sslSession()).orElse(name);
    boolean misdirected =
        !serverName.equals(name) && !exchange.origin().trustedPeer() && snapshot.isHost(serverName);
    return misdirected
        ? Step.refuse(Reason.MISDIRECTED_REQUEST, "server name " + serverName + ", Host " + name)
        : Step.NEXT;
  }

  /** That a token leaked matters more than where to it was sent, by address for example. */
  private static boolean exposed(Exchange exchange) {
    return exchange.snapshot().config().listeners().plaintext()
            != PlaintextPolicy.TERMINATED_UPSTREAM
        && !exchange.request().isSSL()
        && ExposedCredential.in(exchange);
  }

  private static String normalised(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
