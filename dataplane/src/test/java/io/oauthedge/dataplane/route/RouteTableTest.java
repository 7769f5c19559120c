package io.oauthedge.dataplane.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.RouteConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private final RouteTable<String> table =
      new RouteTable<>(
          List.of(
              route("root", "/", PathType.PREFIX),
              route("api", "/api/", PathType.PREFIX),
              route("orders", "/api/orders", PathType.PREFIX),
              route("create", "/api/orders", PathType.PREFIX, "POST"),
              route("one", "/api/orders", PathType.EXACT, "PUT")),
          RouteConfig::name);

  private static RouteConfig route(String name, String path, PathType type, String... methods) {
    return new RouteConfig(
        name,
        path,
        type,
        Set.of(methods),
        Access.PROTECTED,
        List.of(),
        List.of(),
        "default",
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, root",
    "GET, /apix, root",
    "GET, /api, api",
    "GET, /api/x/y, api",
    "GET, /api/orders, orders",
    "GET, /api/orders/, orders",
    "POST, /api/orders/7, create",
    "PUT, /api/orders, one",
    "PUT, /api/orders/7, orders",
  })
  void theMostSpecificRouteWins(String method, String path, String route) {
    assertThat(table.match(path, method)).contains(route);
  }

  @Test
  void nothingMatchesByDefault() {
    var exact = new RouteTable<>(List.of(route("a", "/a", PathType.EXACT)), RouteConfig::name);

    assertThat(exact.match("/a/", "GET")).isEmpty();
    assertThat(exact.match("/", "GET")).isEmpty();
  }
}
