package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.dataplane.edge.Provocations.Seen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One request for each reason that a request to a token endpoint can meet. */
final class TokenEndpointProvocations implements AutoCloseable {
  private final Vertx vertx;
  private final Shape shape;
  private final Edge edge;
  private final CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
  private long generation = 1;

  TokenEndpointProvocations(Vertx vertx, Issuer issuer) {
    this.vertx = vertx;
    shape =
        Shape.of(issuer, Upstream.of(vertx, this::misbehave).patient(UpstreamProtocol.HTTP1))
            .routes(Shape.route("token", "/token", Access.TOKEN_ENDPOINT));
    edge = Edge.start(vertx, shape);
  }

  private void misbehave(HttpServerRequest request) {
    switch (request.uri()) {
      case "/token/large" -> request.response().end("x".repeat(300 << 10));
      case "/token/held" -> held.complete(request);
      default -> request.response().end("{}");
    }
  }

  Edge edge() {
    return edge;
  }

  Seen unreadableRequest() {
    return post("/token", "a=b&a=b");
  }

  Seen unreadableResponse() {
    push(RefreshProtectionConfig.STANDARD);
    return post("/token/large", "a=b");
  }

  Seen busy() {
    return whileOneIsHeld(new RefreshProtectionConfig(true, 0, 1, 0, 5_000, 10_000));
  }

  Seen queueTimeout() {
    return whileOneIsHeld(new RefreshProtectionConfig(true, 0, 1, 1, 100, 10_000));
  }

  Seen ownerLost() {
    EndpointSnapshot alone = EndpointSnapshot.of(1, Map.of());
    edge.push(AdminApi.ENDPOINTS, alone.with(List.of(new LostPeer(vertx, edge).peer())));
    return post("/token", "grant_type=refresh_token&refresh_token=a");
  }

  private Seen whileOneIsHeld(RefreshProtectionConfig limits) {
    if (!held.isDone()) {
      Answer.future(request("/token/held"), Buffer.buffer("a=b")).onFailure(closed -> {});
      held.join();
    }
    push(limits);
    return post("/token", "a=b");
  }

  private void push(RefreshProtectionConfig limits) {
    edge.push(shape.protecting(limits).generation(++generation));
  }

  private Seen post(String uri, String form) {
    return new Seen(edge, Answer.to(request(uri), Buffer.buffer(form)));
  }

  private Future<HttpClientRequest> request(String uri) {
    return Caller.https(vertx, edge)
        .request(
            HttpMethod.POST,
            uri,
            Caller.headers("content-type", "application/x-www-form-urlencoded"));
  }

  @Override
  public void close() {
    edge.close();
  }
}
