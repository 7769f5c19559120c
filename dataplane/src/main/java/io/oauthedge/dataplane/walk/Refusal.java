package io.oauthedge.dataplane.walk;

import io.oauthedge.contract.BearerError;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.proxy.Leftover;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The edge's own answer: a challenge (RFC 6750 section 3) and a problem document (RFC 9457).
 *
 * <p>Holds nothing of a token, and of the request its id alone.
 */
final class Refusal {
  private static final String DOCS = "https://oauthedge.io/docs/reasons#";

  private Refusal() {}

  /** Sends the answer; closes the connection where its next bytes cannot be trusted. */
  static void send(Vertx vertx, Exchange exchange, Rejection rejection) {
    Reason reason = rejection.reason();
    HttpServerResponse response = exchange.request().response();
    response.setStatusCode(reason.status());
    MultiMap headers = response.headers();
    headers.clear();
    headers.set("x-request-id", exchange.requestId());
    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    strictTransport(exchange, headers);
    allowOrigin(exchange, headers);
    if (reason.status() == 401 || reason.error() != BearerError.NONE) {
      headers.set("www-authenticate", challenge(exchange, reason));
    }
    if (reason.status() == 503 || reason.status() == 429) {
      headers.set(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(exchange));
    }
    if (reason == Reason.PLAINTEXT_REDIRECTED) {
      headers.set(HttpHeaders.LOCATION, httpsUrl(exchange));
    }
    boolean close = closes(exchange, reason);
    if (close) {
      headers.set(HttpHeaders.CONNECTION, "close");
    }
    end(exchange, problem(exchange, rejection).toBuffer());
    if (close) {
      exchange.request().connection().close();
    } else {
      Leftover.discard(vertx, exchange.request());
    }
  }

  private static void end(Exchange exchange, Buffer body) {
    HttpServerResponse response = exchange.request().response();
    response.putHeader(
        HttpHeaders.CONTENT_TYPE,
        TokenError.isDueTo(exchange) ? "application/json" : "application/problem+json");
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
    if (exchange.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }

  private static JsonObject problem(Exchange exchange, Rejection rejection) {
    Reason reason = rejection.reason();
    var problem =
        new JsonObject()
            .put("type", DOCS + reason.anchor())
            .put("title", reason.sentence())
            .put("status", reason.status())
            .put("reason", reason.name())
            .put("hop", rejection.hop().name())
            .put("requestId", exchange.requestId());
    if (TokenError.isDueTo(exchange)) {
      problem.put("error", TokenError.code(reason)).put("error_description", reason.sentence());
    }
    return reason == Reason.HEADERS_TOO_LARGE
        ? problem.put("limitBytes", exchange.snapshot().config().headers().maxSizeBytes())
        : problem;
  }

  private static String challenge(Exchange exchange, Reason reason) {
    var challenge = new StringBuilder(128);
    challenge
        .append("Bearer realm=\"")
        .append(exchange.snapshot().config().hosts().get(0))
        .append('"');
    if (reason.error() != BearerError.NONE) {
      challenge
          .append(", error=\"")
          .append(reason.error().code())
          .append("\", error_description=\"")
          .append(reason.sentence())
          .append('"');
    }
    if (reason == Reason.INSUFFICIENT_SCOPE_GRANTED) {
      challenge.append(", scope=\"").append(wantedScope(exchange)).append('"');
    }
    return challenge.toString();
  }

  /** All scopes that the route demands, and the first of those of which one suffices. */
  private static String wantedScope(Exchange exchange) {
    RouteConfig route = exchange.route().config();
    List<String> scopes = new ArrayList<>(route.scopesAll());
    route.scopesAny().stream().limit(1).forEach(scopes::add);
    return String.join(" ", scopes);
  }

  // To a host that is not this edge's there is nothing to say, nor to one that was not read yet.
  private static void strictTransport(Exchange exchange, MultiMap headers) {
    if (!exchange.host().isEmpty()) {
      exchange.snapshot().strictTransport().write(headers, exchange.origin().https());
    }
  }

  // A page must be able to read why it was refused. Nothing here is worth hiding from an origin.
  private static void allowOrigin(Exchange exchange, MultiMap headers) {
    String origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      headers.set(
          HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "WWW-Authenticate, X-Request-Id, Retry-After");
      headers.set(HttpHeaders.VARY, "Origin");
    }
  }

  private static String httpsUrl(Exchange exchange) {
    String host = exchange.host();
    int colon = host.indexOf(':');
    return "https://" + (colon < 0 ? host : host.substring(0, colon)) + exchange.request().uri();
  }

  // HTTP/2 frames each stream by itself, and others share the connection.
  private static boolean closes(Exchange exchange, Reason reason) {
    return exchange.request().version() != HttpVersion.HTTP_2
        && (reason == Reason.AMBIGUOUS_FRAMING || exchange.request().decoderResult().isFailure());
  }
}
