package io.oauthedge.dataplane.walk;

import io.oauthedge.dataplane.canary.CanaryStage;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.integrity.Integrity;
import io.oauthedge.dataplane.stage.AuthenticateStage;
import io.oauthedge.dataplane.stage.AuthorizeStage;
import io.oauthedge.dataplane.stage.ClientCertificateStage;
import io.oauthedge.dataplane.stage.FramingStage;
import io.oauthedge.dataplane.stage.HeaderSizeStage;
import io.oauthedge.dataplane.stage.HealthStage;
import io.oauthedge.dataplane.stage.HostStage;
import io.oauthedge.dataplane.stage.PlaintextStage;
import io.oauthedge.dataplane.stage.ProxyStage;
import io.oauthedge.dataplane.stage.RouteStage;
import io.oauthedge.dataplane.stage.WatchStage;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointStage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The order of the stages, with the reason for each one's place. */
public record WalkOrder(List<Row> rows) {
  /** A stage and why it stands where it stands. */
  public record Row(Stage stage, String because) {}

  public WalkOrder {
    rows = List.copyOf(rows);
  }

  /**
   * The walk of every request.
   *
   * @param health answers health checks
   * @param canary answers the operator's canary
   * @param integrity tells what became of headers
   * @param tokenEndpoint answers what is posted to a token endpoint
   * @param account takes an exchange that an upstream answered, with a finding if any
   */
  public static WalkOrder of(
      Vertx vertx,
      Handler<HttpServerRequest> health,
      CanaryStage canary,
      Integrity integrity,
      TokenEndpointStage tokenEndpoint,
      BiConsumer<Exchange, Optional<Rejection>> account) {
    return new WalkOrder(
        List.of(
            new Row(
                new FramingStage(),
                "first: whoever reads on may be reading another request than the sender wrote"),
            new Row(
                canary,
                "before the size limit and all that looks at fields: it tells how they arrived"),
            new Row(
                new HeaderSizeStage(),
                "before any field is looked at, so that work per request is bounded"),
            new Row(
                new HealthStage(health),
                "before host, server name and scheme: load balancers probe by address"),
            new Row(
                new HostStage(),
                "before the redirect, which must not send anybody to a host of a stranger's choice"),
            new Row(
                new PlaintextStage(),
                "before the token is looked at: one that came in plaintext has leaked, good or not"),
            new Row(
                new RouteStage(),
                "before authentication: the route says who must show a token and with which scopes"),
            new Row(
                new ClientCertificateStage(),
                "after the route, which tells preflights, and before the token, which may be bound to it"),
            new Row(
                new WatchStage(integrity.watched()),
                "before any answer that depends on the headers, so that refusals are counted too; what is usual it learns from those that are admitted"),
            new Row(
                new AuthenticateStage(integrity.authorization(), integrity.watched()),
                "before the upstream hears anything of the request"),
            new Row(new AuthorizeStage(), "after authentication: scopes are the token's"),
            new Row(
                tokenEndpoint,
                "before the proxy, which streams: what is posted to a token endpoint is read whole, as equal requests may share an answer"),
            new Row(
                new ProxyStage(
                    vertx,
                    (exchange, finding) -> {
                      integrity.authorization().answered(exchange);
                      account.accept(exchange, finding);
                    }),
                "last: hop-by-hop names, stripping and the edge's own fields are applied as it sends")));
  }
}
