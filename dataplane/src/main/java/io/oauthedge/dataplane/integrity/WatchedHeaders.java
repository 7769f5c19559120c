package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.integrity.HeaderShape.Defect;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sees what became of the headers that are to be preserved, on requests of which nobody knows what
 * was sent.
 *
 * <p>A header that is absent is a finding only where the client always brought it, and only if more
 * than this client's own behaviour has changed: nobody owes an optional header.
 */
public final class WatchedHeaders {
  private static final String AUTHORIZATION = "authorization";

  /** Fastly's sign that it removed a Cookie of more than 32 KB. */
  private static final String COOKIE_OVERFLOW = "fastly-cookie-overflow";

  private final Baseline baseline;

  WatchedHeaders(Baseline baseline) {
    this.baseline = baseline;
  }

  /** Looks at one request. */
  public List<HeaderEvidence> inspect(Exchange exchange) {
    List<String> names = exchange.snapshot().config().headers().preserve();
    if (names.isEmpty() || exchange.isPreflight()) {
      return List.of();
    }
    MultiMap headers = exchange.request().headers();
    // Some headers belong to some methods: clients are compared within one.
    Visit visit =
        baseline.visit(
            exchange, exchange.route().config().name(), exchange.request().method().name());
    var found = new ArrayList<HeaderEvidence>(0);
    for (String name : names) {
      if (!name.equalsIgnoreCase(AUTHORIZATION)) {
        look(exchange, visit, name, headers.getAll(name)).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<HeaderEvidence> look(
      Exchange exchange, Visit visit, String name, List<String> lines) {
    if (lines.isEmpty()) {
      return absent(exchange, visit, name);
    }
    boolean http2 = exchange.request().version() == HttpVersion.HTTP_2;
    Optional<Defect> defect = HeaderShape.defect(name, lines, http2);
    if (defect.isEmpty()) {
      baseline.brought(visit, name, lines.get(0).length(), Long.MAX_VALUE);
      return Optional.empty();
    }
    return judge(exchange, visit, name, defect.get());
  }

  private Optional<HeaderEvidence> judge(
      Exchange exchange, Visit visit, String name, Defect defect) {
    boolean trusted = exchange.origin().trustedPeer();
    Loss loss = baseline.lost(visit, name, defect.fate());
    Optional<Hop> hop = ProvenPath.of(exchange).hop(name, defect.fate(), trusted);
    if (hop.isPresent()) {
      return evidence(name, defect.fate(), hop.get(), defect.evidence(), ProvenPath.EVIDENCE);
    }
    if (trusted && loss instanceof Loss.OfMany many) {
      return evidence(name, defect.fate(), Hop.LOAD_BALANCER, defect.evidence(), many.evidence());
    }
    if (!defect.certain()) {
      return Optional.empty();
    }
    return evidence(
        name,
        defect.fate(),
        trusted && defect.atBuffer() ? Hop.LOAD_BALANCER : Hop.CLIENT,
        defect.evidence());
  }

  private Optional<HeaderEvidence> absent(Exchange exchange, Visit visit, String name) {
    boolean trusted = exchange.origin().trustedPeer();
    Loss loss = baseline.lost(visit, name, HeaderFate.DROPPED);
    if (trusted
        && name.equalsIgnoreCase("cookie")
        && exchange.request().headers().contains(COOKIE_OVERFLOW)) {
      return evidence(name, HeaderFate.DROPPED, Hop.LOAD_BALANCER, COOKIE_OVERFLOW + " present");
    }
    return switch (loss) {
      case Loss.OfMany many when trusted ->
          evidence(name, HeaderFate.DROPPED, Hop.LOAD_BALANCER, many.evidence());
      case Loss.OfOneClient one when one.steady() ->
          ProvenPath.of(exchange)
              .hop(name, HeaderFate.DROPPED, trusted)
              .flatMap(
                  hop ->
                      evidence(name, HeaderFate.DROPPED, hop, one.evidence(), ProvenPath.EVIDENCE));
      default -> Optional.empty();
    };
  }

  private static Optional<HeaderEvidence> evidence(
      String name, HeaderFate fate, Hop hop, String... evidence) {
    return Optional.of(
        new HeaderEvidence(
            new HeaderFinding(name.toLowerCase(Locale.ROOT), fate),
            hop,
            String.join(", ", evidence)));
  }
}
