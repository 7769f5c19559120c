package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.route.RequestPath;
import io.oauthedge.dataplane.snapshot.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the route; nothing is open by default, and what is the edge's own is nobody else's: an
 * order of the canary that does not open must not reach an application.
 *
 * <p>A preflight is routed as the request that it announces, and passes before authentication: the
 * browser sends it without credentials (Fetch standard, CORS protocol).
 */
public final class RouteStage implements Stage {
  private static final List<String> METHOD_OVERRIDES =
      List.of("x-http-method-override", "x-http-method", "x-method-override");

  @Override
  public Step pass(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    Optional<RequestPath> path = RequestPath.of(request.uri());
    if (path.isEmpty()) {
      return Step.refuse(Reason.AMBIGUOUS_FRAMING, "path that readers understand differently");
    }
    if (path.get().matched().startsWith(AdminApi.RESERVED)) {
      return Step.refuse(Reason.NO_ROUTE, "");
    }
    String announced = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    boolean preflight = announced != null && isPreflight(request);
    String method = preflight ? String.valueOf(announced) : request.method().name();
    Optional<Route> route = exchange.snapshot().routes().match(path.get(), method);
    if (route.isEmpty()) {
      return Step.refuse(Reason.NO_ROUTE, "");
    }
    exchange.noteRoute(path.get(), route.get(), preflight);
    return Step.NEXT;
  }

  // A body, or a header by which frameworks take another method for the real one, would carry more
  // past authentication than a browser's preflight ever does.
  private static boolean isPreflight(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return request.method().equals(HttpMethod.OPTIONS)
        && headers.contains(HttpHeaders.ORIGIN)
        && !headers.contains(HttpHeaders.CONTENT_LENGTH)
        && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
        && METHOD_OVERRIDES.stream().noneMatch(headers::contains);
  }
}
