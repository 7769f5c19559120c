package io.oauthedge.dataplane.keys;

import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An authorization server on a loopback port: metadata, keys and tokens by client credentials. */
public final class LocalAuthorizationServer {
  private static final int OK = 200;

  private final Map<String, Consumer<HttpServerRequest>> answers = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final boolean tls;
  private HttpServer server;
  private final int port;
  private volatile List<SigningKey> published = List.of();
  private volatile String expectedBasic = "";
  private volatile Supplier<String> tokens = () -> "";

  /** Starts on an ephemeral port. */
  public LocalAuthorizationServer(Vertx vertx, HttpServerOptions options) {
    this.vertx = vertx;
    this.tls = options.isSsl();
    this.server = listen(options.setPort(0));
    this.port = server.actualPort();
    answer("/metadata", request -> json(request, OK, metadata()));
    answer(
        "/jwks",
        request ->
            json(
                request,
                OK,
                new JsonObject(
                    FakeAuthorizationServer.jwks(published.toArray(new SigningKey[0])))));
    answer("/token", this::issue);
  }

  /** Its {@code iss}. */
  public String issuer() {
    return url("");
  }

  public String url(String path) {
    return (tls ? "https" : "http") + "://localhost:" + port + path;
  }

  /** Publishes these keys and no others. */
  public void publish(SigningKey... keys) {
    published = List.of(keys);
  }

  /** Issues what the supplier gives to the client with this secret. */
  public void issueTo(String id, String secret, Supplier<String> supplier) {
    tokens = supplier;
    expectedBasic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Answers a path in this way from now on. */
  public void answer(String path, Consumer<HttpServerRequest> how) {
    answers.put(path, how);
  }

  public void answer(String path, int status, String body) {
    answer(path, request -> request.response().setStatusCode(status).end(body));
  }

  /** Paths that were asked for, in order. */
  public List<String> seen() {
    return seen;
  }

  public long seen(String path) {
    return seen.stream().filter(path::equals).count();
  }

  /** Closes the port; connections are refused. */
  public void stop() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Opens the same port again. */
  public void restart() {
    server = listen(new HttpServerOptions().setPort(port));
  }

  /** The metadata document. */
  public JsonObject metadata() {
    return new JsonObject()
        .put("issuer", issuer())
        .put("jwks_uri", url("/jwks"))
        .put("token_endpoint", url("/token"));
  }

  private HttpServer listen(HttpServerOptions options) {
    return vertx
        .createHttpServer(options.setHost("localhost"))
        .requestHandler(
            request -> {
              seen.add(request.path());
              answers
                  .getOrDefault(
                      request.path(), r -> r.response().setStatusCode(404).end("not here"))
                  .accept(request);
            })
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void issue(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            form -> {
              if (!form.toString().startsWith("grant_type=client_credentials")) {
                json(request, 400, new JsonObject().put("error", "unsupported_grant_type"));
              } else if (!expectedBasic.equals(request.getHeader("authorization"))) {
                json(request, 401, new JsonObject().put("error", "invalid_client"));
              } else {
                json(
                    request,
                    OK,
                    new JsonObject().put("token_type", "Bearer").put("access_token", tokens.get()));
              }
            });
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .end(Buffer.buffer(body.encode()));
  }
}
