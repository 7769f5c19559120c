package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.snapshot.Serving;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The request itself, to an endpoint of the route's upstream. */
public final class UpstreamCall implements TokenEndpointCall {
  private final Vertx vertx;
  private final Serving serving;

  public UpstreamCall(Vertx vertx, Serving serving) {
    this.vertx = vertx;
    this.serving = serving;
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    Optional<EdgeSnapshot> entered = serving.enter();
    if (entered.isEmpty()) {
      return TokenEndpointRefusal.of(Reason.EDGE_NOT_READY, "");
    }
    EdgeSnapshot snapshot = entered.get();
    return send(snapshot, request, abandoned).onComplete(done -> snapshot.leave());
  }

  private Future<TokenEndpointAnswer> send(
      EdgeSnapshot snapshot, TokenEndpointRequest request, Future<Void> abandoned) {
    Optional<Route> route = snapshot.routes().named(request.route());
    return route.isEmpty()
        ? TokenEndpointRefusal.of(Reason.NO_ROUTE, "the route was removed meanwhile")
        : new UpstreamExchange(
                vertx, route.get(), request, snapshot.config().headers().maxSizeBytes())
            .start(abandoned);
  }
}
