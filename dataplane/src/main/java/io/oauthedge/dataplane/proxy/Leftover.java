package io.oauthedge.dataplane.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What a client still sends of a body that nobody will read. */
public final class Leftover {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long NO_ERROR = 0;

  private Leftover() {}

  /**
   * Discards the rest after the answer: closing at once would reset the connection, and the client
   * could lose the answer (RFC 9112 section 9.6). A client that does not come to an end loses the
   * connection, or on HTTP/2 the stream (RFC 9113 section 8.1).
   */
  public static void discard(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    request.handler(ignored -> {});
    request.endHandler(ended -> {});
    request.exceptionHandler(failure -> {});
    request.resume();
    if (request.isEnded()) {
      return;
    }
    long timer = vertx.setTimer(PATIENCE_MILLIS, id -> cut(request));
    request.endHandler(ended -> vertx.cancelTimer(timer));
    request.exceptionHandler(failure -> vertx.cancelTimer(timer));
  }

  private static void cut(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(NO_ERROR);
    } else {
      request.connection().close();
    }
  }
}
