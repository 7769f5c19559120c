package io.oauthedge.dataplane.process.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicLong;

/** The application behind the edge: answers with what arrived. */
public final class Application implements AutoCloseable {
  private final AtomicLong requests = new AtomicLong();
  private final HttpServer server;

  public Application(Vertx vertx) {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxHeaderSize(65_536))
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await();
  }

  private void answer(HttpServerRequest request) {
    requests.incrementAndGet();
    var headers = new JsonArray();
    MultiMap received = request.headers();
    received.forEach((name, value) -> headers.add(new JsonArray().add(name).add(value)));
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("path", request.path()).put("headers", headers).toBuffer());
  }

  public int port() {
    return server.actualPort();
  }

  /** How many requests reached the application. */
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
