package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that tells what it got, or does what a test says. */
public final class Upstream {
  private static final int LARGE = 512 * 1024;

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  private Upstream(Vertx vertx, Handler<HttpServerRequest> handler) {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxHeaderSize(LARGE)
                    .setInitialSettings(new Http2Settings().setMaxHeaderListSize(LARGE)))
            .requestHandler(
                request -> {
                  requests.incrementAndGet();
                  handler.handle(request);
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  /** Answers with what arrived, as JSON. */
  static Upstream echo(Vertx vertx) {
    return new Upstream(vertx, Upstream::echo);
  }

  /** Answers with the fields that arrived, in the form that the canary's echo has. */
  public static Upstream tellingFields(Vertx vertx) {
    return new Upstream(
        vertx,
        request -> {
          var fields = new JsonObject();
          request
              .headers()
              .names()
              .forEach(name -> fields.put(name, new JsonArray(request.headers().getAll(name))));
          request.response().end(new JsonObject().put("headers", fields).encode());
        });
  }

  public static Upstream of(Vertx vertx, Handler<HttpServerRequest> handler) {
    return new Upstream(vertx, handler);
  }

  private static void echo(HttpServerRequest request) {
    var headers = new JsonArray();
    request.headers().forEach((name, value) -> headers.add(new JsonArray().add(name).add(value)));
    request
        .body()
        .onSuccess(
            body ->
                request
                    .response()
                    .end(
                        new JsonObject()
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("host", String.valueOf(request.authority()))
                            .put("headers", headers)
                            .put("body", body.toString())
                            .encode()));
  }

  /** Requests that arrived so far. */
  int requests() {
    return requests.get();
  }

  int port() {
    return server.actualPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port());
  }

  public UpstreamConfig config(UpstreamProtocol protocol) {
    return config("default", protocol, "127.0.0.1", port());
  }

  /** As {@link #config(UpstreamProtocol)}, with an edge that waits longer for its answers. */
  UpstreamConfig patient(UpstreamProtocol protocol) {
    return config(
        "default",
        protocol,
        "127.0.0.1",
        port(),
        Optional.empty(),
        RequestLimitsConfig.STANDARD,
        20_000);
  }

  /** The same upstream by a name, which gets so many requests at once. */
  UpstreamConfig config(String name, RequestLimitsConfig limits) {
    return config(
        name, UpstreamProtocol.HTTP1, "127.0.0.1", port(), Optional.empty(), limits, 1_000);
  }

  /** The same upstream with what keeps sessions at an endpoint. */
  UpstreamConfig config(SessionAffinityConfig affinity) {
    return config(
        "default",
        UpstreamProtocol.HTTP1,
        "127.0.0.1",
        port(),
        Optional.of(affinity),
        RequestLimitsConfig.STANDARD,
        1_000);
  }

  static UpstreamConfig config(String name, UpstreamProtocol protocol, String host, int port) {
    return config(
        name, protocol, host, port, Optional.empty(), RequestLimitsConfig.STANDARD, 1_000);
  }

  private static UpstreamConfig config(
      String name,
      UpstreamProtocol protocol,
      String host,
      int port,
      Optional<SessionAffinityConfig> affinity,
      RequestLimitsConfig limits,
      long responseTimeoutMillis) {
    return new UpstreamConfig(
        name,
        protocol,
        host,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1_000,
        responseTimeoutMillis,
        2_000,
        affinity,
        limits);
  }
}
