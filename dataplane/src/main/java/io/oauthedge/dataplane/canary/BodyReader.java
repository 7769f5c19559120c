package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.ArrivedBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads the little content that a canary request has. */
final class BodyReader {
  /** More than this of a body is not waited for. */
  static final long MOST_BYTES = 64 << 10;

  private static final long PATIENCE_MILLIS = 5_000;

  private final HttpServerRequest request;
  private final Promise<ArrivedBody> read = Promise.promise();
  private final Buffer content = Buffer.buffer();

  private BodyReader(HttpServerRequest request) {
    this.request = request;
  }

  /**
   * Reads a paused request.
   *
   * @return never fails: what arrived when the body ended, broke off, grew beyond {@link
   *     #MOST_BYTES} or came to a halt
   */
  static Future<ArrivedBody> read(Vertx vertx, HttpServerRequest request) {
    return new BodyReader(request).start(vertx);
  }

  private Future<ArrivedBody> start(Vertx vertx) {
    if (request.isEnded()) {
      return Future.succeededFuture(ArrivedBody.of(new byte[0]));
    }
    request.handler(this::add);
    request.endHandler(end -> settle());
    request.exceptionHandler(failure -> settle());
    request.resume();
    long timer = vertx.setTimer(PATIENCE_MILLIS, id -> settle());
    return read.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void add(Buffer chunk) {
    content.appendBuffer(chunk);
    if (content.length() > MOST_BYTES) {
      settle();
    }
  }

  private void settle() {
    read.tryComplete(ArrivedBody.of(content.getBytes()));
  }
}
