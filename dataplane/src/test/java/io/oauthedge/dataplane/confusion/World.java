package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.edge.Edge;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.edge.Shape;
import io.oauthedge.dataplane.edge.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.stream.IntStream;

/**
 * An edge with a route for each scenario, so that none sees another's clients; it trusts the
 * proxies on 127.0.0.1, and clients come from other addresses.
 */
final class World implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);
  private final Edge edge;

  World(int scenarios) {
    edge =
        Edge.start(
            vertx,
            Shape.of(issuer, Upstream.of(vertx, World::answer).config(UpstreamProtocol.HTTP1))
                .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
                .trusting("127.0.0.1/32")
                .preserve("X-Tenant", "Cookie")
                .routes(
                    IntStream.range(0, scenarios)
                        .mapToObj(World::path)
                        .map(path -> Shape.route(path.substring(1), path, Access.PROTECTED))
                        .toArray(RouteConfig[]::new)));
  }

  /** The path below which a scenario's requests go. */
  static String path(int scenario) {
    return "/scenario-" + scenario;
  }

  private static void answer(HttpServerRequest request) {
    if (request.uri().endsWith("/redirecting")) {
      request.response().setStatusCode(307).putHeader("Location", "./elsewhere");
    }
    request.response().end();
  }

  /** Pushes what the canary has proven, as the operator does. */
  void prove(PathFindings findings) {
    ApplyReply reply = edge.push(AdminApi.PATH_FINDINGS, findings);
    if (reply.outcome() != ApplyOutcome.APPLIED) {
      throw new IllegalStateException(reply.toString());
    }
  }

  Vertx vertx() {
    return vertx;
  }

  Issuer issuer() {
    return issuer;
  }

  Edge edge() {
    return edge;
  }

  @Override
  public void close() {
    edge.close();
    vertx.close().await();
  }
}
