package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import java.util.List;
import java.util.Optional;

/**
 * Attributes what became of Authorization, from what other requests and the header canary showed.
 *
 * <p>A refusal that also fits a careless client stays the client's unless one of the two says
 * otherwise.
 */
public final class AuthorizationSignals {
  private static final String AUTHORIZATION = "authorization";
  private static final List<HeaderFate> FATES_OF_ABSENCE =
      List.of(HeaderFate.DROPPED, HeaderFate.MOVED);

  private final Baseline baseline;

  AuthorizationSignals(Baseline baseline) {
    this.baseline = baseline;
  }

  /** Notes a request whose token arrived and was good. */
  public void admitted(Exchange exchange, AdmittedToken token) {
    baseline.brought(
        visit(exchange),
        AUTHORIZATION,
        exchange.authorizationBytes(),
        token.expiresAtSeconds() * 1_000);
  }

  /** Notes the upstream's answer: clients' libraries drop Authorization at some redirects. */
  public void answered(Exchange exchange) {
    switch (exchange.upstreamStatus()) {
      case 301, 302, 303, 307, 308 -> baseline.redirected(visit(exchange));
      default -> {}
    }
  }

  /** The refusal as it is, or with the hop and the evidence that others lend to it. */
  public Rejection explain(Exchange exchange, Rejection rejection) {
    List<HeaderFate> fates = fates(rejection);
    if (fates.isEmpty()) {
      return rejection;
    }
    Visit visit = visit(exchange);
    Loss loss = baseline.lost(visit, AUTHORIZATION, fates.get(0));
    boolean trusted = exchange.origin().trustedPeer();
    ProvenPath proven = ProvenPath.of(exchange);
    for (HeaderFate fate : fates) {
      Optional<Hop> hop =
          proven
              .hop(AUTHORIZATION, fate, trusted)
              .filter(
                  any ->
                      baseline.admits(fate, visit, AUTHORIZATION, exchange.authorizationBytes()));
      if (hop.isPresent()) {
        return attributed(rejection, hop.get(), fate, ProvenPath.EVIDENCE);
      }
    }
    return switch (loss) {
      case Loss.OfMany many when trusted ->
          attributed(rejection, Hop.LOAD_BALANCER, fates.get(0), many.evidence());
      case Loss.OfMany many -> rejection;
      case Loss.OfOneClient one -> with(doubted(exchange, visit, rejection), one.evidence());
      case Loss.AfterRedirect redirect -> with(rejection, redirect.evidence());
      case Loss.Unknown() -> doubted(exchange, visit, rejection);
    };
  }

  /**
   * A single request's own evidence against a proxy falls where the same proxy serves others well:
   * a client can write such a header, or cut a token, by itself.
   */
  private Rejection doubted(Exchange exchange, Visit visit, Rejection rejection) {
    if (rejection.hop() != Hop.LOAD_BALANCER) {
      return rejection;
    }
    boolean cut = rejection.reason() == Reason.AUTHORIZATION_TRUNCATED;
    int others =
        baseline.stillBrought(visit, AUTHORIZATION, cut ? exchange.authorizationBytes() + 1 : 0);
    if (others == 0) {
      return rejection;
    }
    String evidence = others + " other clients bring a good one the same way";
    return rejection.reason() == Reason.AUTHORIZATION_DROPPED
        ? Rejection.of(Reason.TOKEN_ABSENT, joined(rejection, evidence))
        : new Rejection(
            rejection.reason(), Hop.CLIENT, rejection.header(), joined(rejection, evidence));
  }

  /** What may have become of the header; empty where the refusal is about something else. */
  private static List<HeaderFate> fates(Rejection rejection) {
    return rejection.reason() == Reason.TOKEN_ABSENT
        ? FATES_OF_ABSENCE
        : rejection.header().map(HeaderFinding::fate).map(List::of).orElse(List.of());
  }

  private static Rejection attributed(
      Rejection rejection, Hop hop, HeaderFate fate, String evidence) {
    Reason reason =
        rejection.reason() != Reason.TOKEN_ABSENT
            ? rejection.reason()
            : fate == HeaderFate.MOVED ? Reason.AUTHORIZATION_MOVED : Reason.AUTHORIZATION_DROPPED;
    return Rejection.ofAuthorization(reason, hop, fate, joined(rejection, evidence));
  }

  private static Rejection with(Rejection rejection, String evidence) {
    return new Rejection(
        rejection.reason(), rejection.hop(), rejection.header(), joined(rejection, evidence));
  }

  private static String joined(Rejection rejection, String evidence) {
    return rejection.evidence().isEmpty() ? evidence : rejection.evidence() + ", " + evidence;
  }

  private Visit visit(Exchange exchange) {
    return baseline.visit(exchange, exchange.route().config().name());
  }
}
