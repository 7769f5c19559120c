package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The routing table. */
final class RoutePlan {
  private RoutePlan() {}

  /** Without routes, every path is protected and goes to the first upstream. */
  static List<RouteConfig> of(OAuthEdgeSpec spec) {
    String first = spec.upstreams().getFirst().name();
    return spec.routes().isEmpty()
        ? List.of(everything(first))
        : spec.routes().stream().map(route -> config(route, first)).toList();
  }

  private static RouteConfig everything(String upstream) {
    return new RouteConfig(
        "default",
        "/",
        PathType.PREFIX,
        Set.of(),
        Access.PROTECTED,
        List.of(),
        List.of(),
        upstream,
        Optional.empty());
  }

  private static RouteConfig config(Route route, String firstUpstream) {
    return new RouteConfig(
        route.name(),
        route.match().path(),
        switch (route.match().pathType()) {
          case EXACT -> PathType.EXACT;
          case PREFIX -> PathType.PREFIX;
        },
        Set.copyOf(route.match().methods()),
        switch (route.access()) {
          case PROTECTED -> Access.PROTECTED;
          case PUBLIC -> Access.PUBLIC;
          case TOKEN_ENDPOINT -> Access.TOKEN_ENDPOINT;
        },
        route.scopes().all(),
        route.scopes().any(),
        Optional.ofNullable(route.upstream()).orElse(firstUpstream),
        Optional.ofNullable(route.timeout()).map(SpecUnits::millis));
  }
}
