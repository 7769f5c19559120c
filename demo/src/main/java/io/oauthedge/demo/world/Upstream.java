package io.oauthedge.demo.world;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** An application that answers with what arrived: method, path, headers and body, as JSON. */
public final class Upstream implements AutoCloseable {
  private final HttpServer server;

  private Upstream(HttpServer server) {
    this.server = server;
  }

  /** Listens on loopback, at any free port for 0. */
  public static Upstream start(Vertx vertx, int port) {
    return new Upstream(
        Loopback.listen(vertx.createHttpServer().requestHandler(Upstream::echo), port));
  }

  public String address() {
    return Loopback.ADDRESS;
  }

  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    Settled.of(server.close());
  }

  private static void echo(HttpServerRequest request) {
    var headers = new JsonObject();
    for (Map.Entry<String, String> header : request.headers()) {
      headers.put(header.getKey(), header.getValue());
    }
    request
        .body()
        .onSuccess(
            body ->
                request
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end(
                        new JsonObject()
                                .put("method", request.method().name())
                                .put("path", request.path())
                                .put("headers", headers)
                                .put("body", body.toString())
                                .encodePrettily()
                            + "\n"));
  }
}
