package io.oauthedge.dataplane.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Moves a request's body upstream as it comes, no faster than the upstream takes it.
 *
 * <p>HTTP/2 does not say up front whether a body follows. The head therefore waits for the first
 * piece or the end, but not beyond the current turn of the event loop: a stream in both directions
 * may send nothing before it hears from the other side.
 */
final class RequestPump {
  private final Vertx vertx;
  private final HttpServerRequest from;
  private final HttpClientRequest to;
  private final boolean body;
  private boolean headSent;
  private boolean ended;

  /**
   * Prepares.
   *
   * @param body whether the body goes along; if not, it is discarded
   */
  RequestPump(Vertx vertx, HttpServerRequest from, HttpClientRequest to, boolean body) {
    this.vertx = vertx;
    this.from = from;
    this.to = to;
    this.body = body;
  }

  /** Begins; the request must be paused. Failures show at the response and at the client's end. */
  void start() {
    String length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (body && length != null) {
      to.putHeader(HttpHeaders.CONTENT_LENGTH, length);
    }
    if (hasNoBody(length)) {
      ended = true;
      to.end();
      from.resume();
      return;
    }
    from.handler(chunk -> write(chunk, length == null));
    from.endHandler(end -> end());
    from.resume();
    vertx.runOnContext(tick -> sendHead(length == null));
  }

  private boolean hasNoBody(@Nullable String length) {
    return !body
        || "0".equals(length)
        || (length == null
            && from.version() != HttpVersion.HTTP_2
            && !from.headers().contains(HttpHeaders.TRANSFER_ENCODING));
  }

  private void sendHead(boolean chunked) {
    if (!headSent && !ended) {
      headSent = true;
      to.setChunked(chunked);
      to.sendHead();
    }
  }

  private void write(Buffer chunk, boolean chunked) {
    sendHead(chunked);
    to.write(chunk);
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(drained -> from.resume());
    }
  }

  private void end() {
    ended = true;
    to.end();
  }
}
