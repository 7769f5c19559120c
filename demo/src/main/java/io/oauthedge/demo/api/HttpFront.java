package io.oauthedge.demo.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Speaks HTTP for the API: answers, and watches as chunks or as WebSocket messages. */
final class HttpFront {
  private final Vertx vertx;
  private final Api api;

  HttpFront(Vertx vertx, Api api) {
    this.vertx = vertx;
    this.api = api;
  }

  void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (List.of("/livez", "/readyz", "/healthz").contains(request.path())) {
      response.end("ok");
    } else if (request.headers().contains("upgrade", "websocket", true)) {
      watchBySocket(request, read(request, ""));
    } else {
      request
          .body()
          .onSuccess(
              body -> {
                ApiRequest read = read(request, body.toString());
                if (read.isWatch()) {
                  watchByChunks(response, read);
                } else {
                  Thread.startVirtualThread(() -> answer(response, read));
                }
              });
    }
  }

  private void answer(HttpServerResponse response, ApiRequest request) {
    try {
      ApiAnswer answer = api.answer(request);
      response
          .setStatusCode(answer.code())
          .putHeader("Content-Type", "application/json")
          .end(answer.body().toString());
    } catch (RuntimeException e) {
      response.setStatusCode(500).end("the API server failed: " + e);
    }
  }

  private void watchByChunks(HttpServerResponse response, ApiRequest request) {
    response.setChunked(true).putHeader("Content-Type", "application/json").writeHead();
    Context context = vertx.getOrCreateContext();
    var watch =
        new WatchStream(
            api,
            request,
            event -> context.runOnContext(now -> response.write(event + "\n")),
            () -> context.runOnContext(now -> response.end()));
    response.closeHandler(closed -> watch.close());
    Thread.startVirtualThread(watch);
  }

  private void watchBySocket(HttpServerRequest request, ApiRequest read) {
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              Context context = vertx.getOrCreateContext();
              var watch =
                  new WatchStream(
                      api,
                      read,
                      event ->
                          context.runOnContext(now -> socket.writeTextMessage(event.toString())),
                      socket::close);
              socket.closeHandler(closed -> watch.close());
              Thread.startVirtualThread(watch);
            });
  }

  private static ApiRequest read(HttpServerRequest request, String body) {
    Map<String, String> query = new LinkedHashMap<>();
    request.params().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
    return new ApiRequest(
        request.method().name(),
        Objects.requireNonNullElse(request.path(), "/"),
        query,
        Objects.requireNonNullElse(request.getHeader("Content-Type"), "application/json"),
        Objects.requireNonNullElse(request.getHeader("Accept"), ""),
        Objects.requireNonNullElse(request.getHeader("User-Agent"), "unknown"),
        body);
  }
}
