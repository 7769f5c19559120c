package io.oauthedge.dataplane.listen;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Asks clients of HTTP/1.x to leave once the pod is about to end (RFC 9112 section 9.6).
 *
 * <p>A connection that is closed without a word may just be carrying the next request, which is
 * then lost: no client repeats a POST by itself. HTTP/2 has a word of its own, GOAWAY.
 */
final class Farewell {
  private volatile boolean leaving;

  /** From now on each answer is its connection's last. */
  void begin() {
    leaving = true;
  }

  Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
    return request -> {
      if (leaving && request.version() != HttpVersion.HTTP_2) {
        HttpServerResponse response = request.response();
        response.headersEndHandler(head -> say(response));
      }
      next.handle(request);
    };
  }

  // An upgrade says something else there, and outlives this.
  private static void say(HttpServerResponse response) {
    if (!response.headers().contains(HttpHeaders.CONNECTION)) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }
}
