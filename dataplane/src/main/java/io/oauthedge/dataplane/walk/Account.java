package io.oauthedge.dataplane.walk;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.certificate.VerifiedCertificate;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.observe.ExchangeRecord;
import io.oauthedge.dataplane.observe.HopIds;
import io.oauthedge.dataplane.observe.Observer;
import io.oauthedge.dataplane.observe.Outcome;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Closes the books on an exchange: one record for tally, metrics and log. */
public final class Account {
  /** In characters, which are bytes here; what is cut ends in an ellipsis. */
  static final int LONGEST_PATH = 1_024;

  private final Observer observer;
  private final LongAdder inFlight = new LongAdder();

  public Account(Observer observer) {
    this.observer = observer;
  }

  /** Exchanges that have begun and not ended. */
  public long inFlight() {
    return inFlight.sum();
  }

  void begin() {
    inFlight.increment();
  }

  /** Lets go of an exchange that is not counted. */
  void leave(Exchange exchange) {
    inFlight.decrement();
    exchange.snapshot().leave();
  }

  void refused(Exchange exchange, Rejection rejection) {
    record(exchange, Outcome.REJECTED, Optional.of(rejection));
  }

  /** The upstream answered, and perhaps broke off. */
  public void passed(Exchange exchange, Optional<Rejection> finding) {
    record(exchange, exchange.token().isPresent() ? Outcome.ADMITTED : Outcome.OPEN, finding);
  }

  private void record(Exchange exchange, Outcome outcome, Optional<Rejection> cause) {
    EdgeConfig config = exchange.snapshot().config();
    HttpServerRequest request = exchange.request();
    observer.record(
        new ExchangeRecord(
            exchange.startedAt(),
            outcome,
            cause,
            exchange.watched(),
            new ExchangeRecord.Identity(
                exchange.requestId(), exchange.trace().traceId(), hopIds(exchange, outcome)),
            new ExchangeRecord.Asked(
                exchange.origin().client(),
                exchange.peer(),
                request.method().name(),
                pathOf(request.uri()),
                exchange.protocol(),
                request.isSSL(),
                exchange.clientCertificate().map(VerifiedCertificate::thumbprint).orElse("")),
            served(exchange, cause),
            new ExchangeRecord.Durations(
                exchange.nanosSinceStart(),
                exchange.timings().upstreamNanos(),
                exchange.timings().verifyNanos()),
            new ExchangeRecord.Sizes(
                exchange.authorizationBytes(),
                exchange.headerBytes(),
                request.bytesRead(),
                request.response().bytesWritten())),
        config.accessLog());
    leave(exchange);
  }

  // Evidence for those who look for a refused request in a hop's own log; others have no need.
  private static Map<String, String> hopIds(Exchange exchange, Outcome outcome) {
    return outcome == Outcome.REJECTED && exchange.origin().trustedPeer()
        ? HopIds.of(exchange.request().headers())
        : Map.of();
  }

  private static ExchangeRecord.Served served(Exchange exchange, Optional<Rejection> cause) {
    Optional<Route> route = exchange.routeIfKnown();
    return new ExchangeRecord.Served(
        exchange.token().map(AdmittedToken::issuer).orElse(""),
        route.map(r -> r.config().name()).orElse(""),
        route.map(r -> r.config().upstream()).orElse(""),
        cause
            .filter(c -> c.reason().isFinding() && exchange.upstreamStatus() == 0)
            .map(c -> c.reason().status())
            .orElseGet(() -> exchange.request().response().getStatusCode()),
        exchange.upstreamStatus(),
        exchange.isCoalesced());
  }

  // The log's queue holds many of them: a flood of long paths must not fill the memory.
  private static String shortened(String path) {
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
  }

  // An HTTP/2 CONNECT names no path (RFC 9113 section 8.5).
  private static String pathOf(@Nullable String uri) {
    if (uri == null) {
      return "";
    }
    int query = uri.indexOf('?');
    return shortened(query < 0 ? uri : uri.substring(0, query));
  }
}
