package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.PathType;
import io.oauthedge.crds.v1alpha1.spec.Route;
import io.oauthedge.crds.v1alpha1.spec.RouteMatch;
import io.oauthedge.crds.v1alpha1.spec.Upstream;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One route for each request, and an upstream for each route. */
final class RouteRules {
  private RouteRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    return Stream.of(sameRequests(spec.routes()), unknownUpstream(spec), unusedUpstream(spec))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> sameRequests(List<Route> routes) {
    return IntStream.range(0, routes.size())
        .boxed()
        .flatMap(
            later ->
                routes.subList(0, later).stream()
                    .filter(earlier -> clash(earlier.match(), routes.get(later).match()))
                    .findFirst()
                    .stream()
                    .map(
                        earlier ->
                            new Problem(
                                Kind.SPEC,
                                "spec.routes[" + later + "].match",
                                "route %s matches the same requests as route %s."
                                    .formatted(routes.get(later).name(), earlier.name()),
                                "Change the path or the methods of one, or remove it.")));
  }

  /** Equally specific: with methods wins over without, so only like meets like. */
  private static boolean clash(RouteMatch one, RouteMatch other) {
    boolean sameMethods =
        one.methods().isEmpty()
            ? other.methods().isEmpty()
            : !Collections.disjoint(one.methods(), other.methods());
    return one.pathType() == other.pathType()
        && comparable(one).equals(comparable(other))
        && sameMethods;
  }

  /** A prefix matches whole segments, with or without a last slash; an exact path does not. */
  private static String comparable(RouteMatch match) {
    String path = match.path();
    return match.pathType() == PathType.PREFIX && path.length() > 1 && path.endsWith("/")
        ? path.substring(0, path.length() - 1)
        : path;
  }

  private static Stream<Problem> unknownUpstream(OAuthEdgeSpec spec) {
    List<String> names = spec.upstreams().stream().map(Upstream::name).toList();
    return IntStream.range(0, spec.routes().size())
        .boxed()
        .flatMap(
            i ->
                Optional.ofNullable(spec.routes().get(i).upstream()).stream()
                    .filter(upstream -> !names.contains(upstream))
                    .map(
                        upstream ->
                            new Problem(
                                Kind.SPEC,
                                "spec.routes[" + i + "].upstream",
                                "no upstream is named " + upstream + ".",
                                "Use one of " + String.join(", ", names) + ", or add it.")));
  }

  private static Stream<Problem> unusedUpstream(OAuthEdgeSpec spec) {
    String first = spec.upstreams().getFirst().name();
    List<String> used =
        spec.routes().isEmpty()
            ? List.of(first)
            : spec.routes().stream()
                .map(route -> Optional.ofNullable(route.upstream()).orElse(first))
                .toList();
    return IntStream.range(0, spec.upstreams().size())
        .filter(i -> !used.contains(spec.upstreams().get(i).name()))
        .mapToObj(
            i ->
                new Problem(
                    Kind.WARNING,
                    "spec.upstreams[" + i + "]",
                    "no route leads to " + spec.upstreams().get(i).name() + ".",
                    "Name it in a route, or remove it."));
  }
}
