package io.oauthedge.dataplane.proxy;

import io.oauthedge.dataplane.header.ResponseHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Moves an upstream's answer to the client as it comes, trailers included. */
final class ResponsePump {
  private final HttpClientResponse from;
  private final HttpServerRequest request;
  private final HttpServerResponse to;

  ResponsePump(HttpClientResponse from, HttpServerRequest request) {
    this.from = from;
    this.request = request;
    this.to = request.response();
  }

  /** Copies status and fields to the client's answer, which is not sent yet. */
  void copyHead() {
    to.setStatusCode(from.statusCode());
    ResponseHeaders.copy(from.headers(), to.headers());
  }

  /** Begins; {@code done} runs when the last byte is handed to the client's connection. */
  void start(Runnable done) {
    from.handler(this::write);
    from.endHandler(end -> end(done));
    if (mayHaveBody() && !to.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      sendHeadOfStream();
    }
  }

  // What streams may be silent for long after its head; HTTP/1.0 has no way to say it streams.
  private void sendHeadOfStream() {
    if (request.version() == HttpVersion.HTTP_1_1) {
      to.setChunked(true);
    }
    if (request.version() != HttpVersion.HTTP_1_0) {
      to.writeHead();
    }
  }

  private boolean mayHaveBody() {
    int status = from.statusCode();
    return !request.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
  }

  private void write(Buffer chunk) {
    to.write(chunk);
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(drained -> from.resume());
    }
  }

  private void end(Runnable done) {
    if (!from.trailers().isEmpty()) {
      to.trailers().addAll(from.trailers());
    }
    to.end();
    if (request.version() == HttpVersion.HTTP_1_0
        && !to.headers().contains(HttpHeaders.CONTENT_LENGTH)
        && mayHaveBody()) {
      request.connection().close();
    }
    done.run();
  }
}
