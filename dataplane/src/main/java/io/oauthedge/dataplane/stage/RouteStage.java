package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.route.RequestPath;
import io.oauthedge.dataplane.route.RouteTable;
import io.oauthedge.dataplane.snapshot.Route;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Finds the route; nothing is open by default.
 *
 * <p>A preflight is routed as the request that it announces, and passes before authentication: the
 * browser sends it without credentials (Fetch standard, CORS protocol).
 */
public final class RouteStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    Optional<RequestPath> path = RequestPath.of(request.uri());
    if (path.isEmpty()) {
      return Step.refuse(Reason.AMBIGUOUS_FRAMING, "path that readers understand differently");
    }
    String announced = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    boolean preflight =
        request.method().equals(HttpMethod.OPTIONS)
            && announced != null
            && request.headers().contains(HttpHeaders.ORIGIN);
    String method = preflight ? String.valueOf(announced) : request.method().name();
    Optional<Route> route = match(exchange.snapshot().routes(), path.get(), method);
    if (route.isEmpty()) {
      return Step.refuse(Reason.NO_ROUTE, "");
    }
    exchange.noteRoute(path.get(), route.get(), preflight);
    return Step.NEXT;
  }

  // Some upstreams drop ";" parameters before they look at a path, others do not: both must end at
  // the same route.
  private static Optional<Route> match(RouteTable<Route> routes, RequestPath path, String method) {
    Optional<Route> route = routes.match(path.matched(), method);
    if (path.hasParameters() && !route.equals(routes.match(path.withoutParameters(), method))) {
      return Optional.empty();
    }
    return route;
  }
}
