package io.oauthedge.dataplane.canary;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Counts a canary request's body without keeping it. */
final class BodyCount {
  /** More than this of a body is not waited for. */
  static final long MOST_BYTES = 64 << 10;

  private static final long PATIENCE_MILLIS = 5_000;

  private final HttpServerRequest request;
  private final Promise<Long> counted = Promise.promise();
  private long bytes;

  private BodyCount(HttpServerRequest request) {
    this.request = request;
  }

  /**
   * Reads a paused request.
   *
   * @return never fails: what arrived when the body ended, broke off, grew beyond {@link
   *     #MOST_BYTES} or came to a halt
   */
  static Future<Long> of(Vertx vertx, HttpServerRequest request) {
    return new BodyCount(request).start(vertx);
  }

  private Future<Long> start(Vertx vertx) {
    if (request.isEnded()) {
      return Future.succeededFuture(0L);
    }
    request.handler(this::count);
    request.endHandler(end -> settle());
    request.exceptionHandler(failure -> settle());
    request.resume();
    long timer = vertx.setTimer(PATIENCE_MILLIS, id -> settle());
    return counted.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void count(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > MOST_BYTES) {
      settle();
    }
  }

  private void settle() {
    counted.tryComplete(bytes);
  }
}
