package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.Access;
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

  private final Baseline known;
  private final Baseline strangers = new Baseline();

  /** What is known of clients whose token was good; of others it keeps a baseline of its own. */
  WatchedHeaders(Baseline known) {
    this.known = known;
  }

  /** Looks at one request. */
  public List<HeaderEvidence> inspect(Exchange exchange) {
    List<String> names = exchange.snapshot().config().headers().preserve();
    if (names.isEmpty() || exchange.isPreflight()) {
      return List.of();
    }
    MultiMap headers = exchange.request().headers();
    Visit visit = visit(exchange);
    var found = new ArrayList<HeaderEvidence>(0);
    for (String name : names) {
      if (!name.equalsIgnoreCase(AUTHORIZATION)) {
        look(exchange, visit, name, headers.getAll(name)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Notes what a client brought whose token was good: nobody else tells what is usual. */
  public void admitted(Exchange exchange) {
    List<String> names = exchange.snapshot().config().headers().preserve();
    if (names.isEmpty()) {
      return;
    }
    Visit visit = visit(exchange);
    for (String name : names) {
      List<String> lines = exchange.request().headers().getAll(name);
      if (!name.equalsIgnoreCase(AUTHORIZATION)
          && !lines.isEmpty()
          && defect(exchange, name, lines).isEmpty()) {
        known.brought(visit, name, lines.get(0).length(), Long.MAX_VALUE);
      }
    }
  }

  private Optional<HeaderEvidence> look(
      Exchange exchange, Visit visit, String name, List<String> lines) {
    if (lines.isEmpty()) {
      return absent(exchange, visit, name);
    }
    Optional<Defect> defect = defect(exchange, name, lines);
    if (defect.isEmpty() && isOpenToStrangers(exchange)) {
      strangers.brought(visit, name, lines.get(0).length(), Long.MAX_VALUE);
    }
    return defect.flatMap(seen -> judge(exchange, visit, name, lines.get(0).length(), seen));
  }

  private static Optional<Defect> defect(Exchange exchange, String name, List<String> lines) {
    return HeaderShape.defect(name, lines, exchange.request().version() == HttpVersion.HTTP_2);
  }

  private Baseline baseline(Exchange exchange) {
    return isOpenToStrangers(exchange) ? strangers : known;
  }

  private static boolean isOpenToStrangers(Exchange exchange) {
    return exchange.route().config().access() != Access.PROTECTED;
  }

  // Some headers belong to some methods: clients are compared within one.
  private Visit visit(Exchange exchange) {
    return baseline(exchange)
        .visit(exchange, exchange.route().config().name(), exchange.request().method().name());
  }

  private Optional<HeaderEvidence> judge(
      Exchange exchange, Visit visit, String name, int length, Defect defect) {
    boolean trusted = exchange.origin().trustedPeer();
    Baseline baseline = baseline(exchange);
    Loss loss = baseline.lost(visit, name, defect.fate());
    Optional<Hop> hop =
        ProvenPath.of(exchange)
            .hop(name, defect.fate(), trusted)
            .filter(any -> baseline.admits(defect.fate(), visit, name, length));
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
    Loss loss = baseline(exchange).lost(visit, name, HeaderFate.DROPPED);
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
