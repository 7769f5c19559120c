package io.oauthedge.dataplane.route;

import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.RouteConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes in the order of their precedence: exact before prefix, longer before shorter, with
 * methods before without.
 *
 * @param <R> what a route is compiled to
 */
public final class RouteTable<R> {
  private record Row<R>(RouteConfig config, R route) {
    boolean takes(String method) {
      return config.methods().isEmpty() || config.methods().contains(method);
    }
  }

  private final Map<String, List<Row<R>>> exact = new HashMap<>();
  private final Map<String, List<Row<R>>> prefix = new HashMap<>();
  private final Map<String, R> named = new HashMap<>();

  /** Compiles each configured route once. */
  public RouteTable(List<RouteConfig> routes, Function<RouteConfig, R> compile) {
    for (RouteConfig config : routes) {
      boolean whole = config.pathType() == PathType.EXACT;
      String path = whole ? config.path() : withoutTrailingSlash(config.path());
      R route = compile.apply(config);
      (whole ? exact : prefix)
          .computeIfAbsent(path, p -> new ArrayList<>())
          .add(new Row<>(config, route));
      named.put(config.name(), route);
    }
    Comparator<Row<R>> methodsFirst = Comparator.comparing(row -> row.config().methods().isEmpty());
    exact.values().forEach(rows -> rows.sort(methodsFirst));
    prefix.values().forEach(rows -> rows.sort(methodsFirst));
  }

  /** The route of a name. */
  public Optional<R> named(String name) {
    return Optional.ofNullable(named.get(name));
  }

  /**
   * The route that takes a request; none means that it must be refused. Some upstreams drop {@code
   * ;} parameters before they look at a path, others do not: both must end at the same route.
   */
  public Optional<R> match(RequestPath path, String method) {
    Optional<R> route = match(path.matched(), method);
    return path.hasParameters() && !route.equals(match(path.withoutParameters(), method))
        ? Optional.empty()
        : route;
  }

  Optional<R> match(String path, String method) {
    Optional<R> whole = take(exact.get(path), method);
    if (whole.isPresent()) {
      return whole;
    }
    String rest = withoutTrailingSlash(path);
    while (true) {
      Optional<R> found = take(prefix.get(rest), method);
      if (found.isPresent() || rest.isEmpty()) {
        return found;
      }
      rest = rest.substring(0, Math.max(rest.lastIndexOf('/'), 0));
    }
  }

  private Optional<R> take(@Nullable List<Row<R>> rows, String method) {
    if (rows != null) {
      for (Row<R> row : rows) {
        if (row.takes(method)) {
          return Optional.of(row.route());
        }
      }
    }
    return Optional.empty();
  }

  private static String withoutTrailingSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
