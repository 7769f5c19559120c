package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.SessionAffinity;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.snapshot.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Whether an answer may tell a client its session, and does. */
public final class SessionCookie {
  /** Methods that are safe (RFC 9110 section 9.2.1). */
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private SessionCookie() {}

  /** Adds the cookie to the fields of an answer, where it may and need be. */
  public static void tell(Exchange exchange, AffinityKey key, Endpoint endpoint, MultiMap headers) {
    Route route = exchange.route();
    Backends backends = route.backends();
    if (may(exchange) && backends.epoch() > 0) {
      route
          .pool()
          .affinity()
          .cookie(
              key,
              new SessionAffinity.Source(endpoint, backends.epoch()),
              key instanceof AffinityKey.Held held && backends.keeps(held),
              exchange.startedAt().getEpochSecond())
          .ifPresent(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie));
    }
  }

  // A browser takes a __Host- cookie over https alone, and none from a preflight.
  private static boolean may(Exchange exchange) {
    return exchange.origin().https()
        && !exchange.isPreflight()
        && !withholdsCookies(exchange.request());
  }

  /**
   * From another site a browser sends SameSite=Lax cookies with safe methods alone: the session of
   * a form that another site posts is unknown, and a new one would replace it.
   */
  private static boolean withholdsCookies(HttpServerRequest request) {
    return !SAFE.contains(request.method())
        && request.headers().contains("sec-fetch-site", "cross-site", true);
  }
}
