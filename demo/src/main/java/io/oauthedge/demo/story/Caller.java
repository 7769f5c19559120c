package io.oauthedge.demo.story;

import io.oauthedge.demo.stage.Credentials;
import io.oauthedge.demo.stage.World;
import io.oauthedge.demo.world.Settled;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A client that reaches the edge as clients do: by its name, through the load balancer. */
final class Caller implements AutoCloseable {
  private static final int TOKENS_GROW_TO = 64 * 1024;
  private static final int MOST_CONNECTIONS = 64;

  private final World world;
  private final HttpClient client;

  Caller(Vertx vertx, World world) {
    this.world = world;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setMaxHeaderSize(TOKENS_GROW_TO)
                .setTrustOptions(
                    new PemTrustOptions()
                        .addCertValue(Buffer.buffer(world.certificate().certificatePem()))),
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
  }

  /** A token as the application gets it: by client credentials, from the token endpoint. */
  String fetchToken(String scope) {
    Credentials app = world.app();
    String pair = app.id() + ":" + app.secret();
    URI endpoint = world.authorizationServer().tokenEndpoint();
    return Settled.of(
        client
            .request(
                new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(endpoint.toString()))
            .compose(
                request ->
                    request
                        .putHeader("Authorization", "Basic " + base64(pair))
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(
                            "grant_type=client_credentials&scope="
                                + URLEncoder.encode(scope, StandardCharsets.UTF_8))
                        .compose(HttpClientResponse::body))
            .map(body -> new JsonObject(body).getString("access_token")));
  }

  /** Refreshes through the edge, so many times at once, as one client. */
  List<Answer> refresh(String token, int times) {
    return Settled.of(
        Future.all(Stream.generate(() -> refresh(token)).limit(times).toList())
            .map(CompositeFuture::<Answer>list));
  }

  private Future<Answer> refresh(String token) {
    Credentials app = world.app();
    RequestOptions options =
        throughTheLoadBalancer(world.authorizationServer().tokenEndpoint().getPath())
            .setMethod(HttpMethod.POST)
            .putHeader("Authorization", "Basic " + base64(app.id() + ":" + app.secret()))
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    return client
        .request(options)
        .compose(
            request ->
                request
                    .send("grant_type=refresh_token&refresh_token=" + token)
                    .compose(Caller::answer));
  }

  private RequestOptions throughTheLoadBalancer(String path) {
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(world.loadBalancer().port(), "127.0.0.1"))
        .setHost(world.certificate().host())
        .setURI(path);
  }

  Answer get(String path, String token) {
    return get(path, Optional.of(token));
  }

  Answer getWithoutToken(String path) {
    return get(path, Optional.empty());
  }

  private Answer get(String path, Optional<String> token) {
    RequestOptions options = throughTheLoadBalancer(path);
    token.ifPresent(value -> options.putHeader("Authorization", "Bearer " + value));
    return Settled.of(
        client.request(options).compose(request -> request.send().compose(Caller::answer)));
  }

  // Chained to the sending, on the event loop: from this thread it could come after the body's end.
  private static Future<Answer> answer(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), body.toString()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    Settled.of(client.close());
  }
}
