package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.dataplane.certificate.CertificateVerdict;
import io.oauthedge.dataplane.certificate.ClientCertificates;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.token.Rejection;
import java.util.Optional;

/**
 * Demands a good certificate of clients, where that is configured. Preflights are exempt: browsers
 * send them without one (Fetch standard, CORS-preflight fetch).
 */
public final class ClientCertificateStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    Optional<ClientCertificates> clients = exchange.snapshot().clientCertificates();
    return clients.isEmpty() ? Step.NEXT : judge(exchange, clients.get());
  }

  private static Step judge(Exchange exchange, ClientCertificates clients) {
    boolean trustedPeer = exchange.origin().trustedPeer();
    return switch (clients.judge(exchange.request(), trustedPeer, exchange.startedAt())) {
      case CertificateVerdict.Good(var certificate) -> {
        exchange.noteClientCertificate(certificate);
        yield Step.NEXT;
      }
      case CertificateVerdict.Bad(var reason, var detail) -> Step.refuse(reason, detail);
      case CertificateVerdict.None _ ->
          clients.config().mode() == ClientCertificateMode.REQUIRE && !exchange.isPreflight()
              ? absent(trustedPeer && clients.config().header().isPresent())
              : Step.NEXT;
    };
  }

  /** A proxy that should state it and does not may have asked the client for none. */
  private static Step absent(boolean proxyIsSilent) {
    return proxyIsSilent
        ? new Step.Refuse(
            new Rejection(
                Reason.CLIENT_CERTIFICATE_ABSENT,
                Hop.LOAD_BALANCER,
                Optional.empty(),
                "the trusted proxy states none"))
        : Step.refuse(Reason.CLIENT_CERTIFICATE_ABSENT, "");
  }
}
