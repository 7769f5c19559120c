package io.oauthedge.demo.stage;

import io.oauthedge.demo.world.Fault;
import io.oauthedge.demo.world.Loopback;
import io.oauthedge.demo.world.Outage;
import io.oauthedge.demo.world.Settled;
import io.oauthedge.demo.world.TokenOrder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Switches for whoever plays with the demo: faults, outages, keys, and tokens of any kind. */
public final class ControlEndpoint implements AutoCloseable {
  /** Where it listens, on loopback. */
  public static final int PORT = 8190;

  private final Vertx vertx;
  private final World world;
  private final HttpServer server;

  public ControlEndpoint(Vertx vertx, World world) {
    this.vertx = vertx;
    this.world = world;
    var router = Router.router(vertx);
    router.put("/faults/:name").handler(at -> set(at, Fault.class, world.loadBalancer()::set));
    router
        .put("/outages/:name")
        .handler(at -> set(at, Outage.class, world.authorizationServer()::set));
    router.post("/keys").handler(at -> blocking(at, world.authorizationServer()::rotateKey));
    router.get("/token").handler(this::token);
    router.post("/sessions").handler(at -> at.response().end(world.authorizationServer().login()));
    server = Loopback.listen(vertx.createHttpServer().requestHandler(router), PORT);
  }

  @Override
  public void close() {
    Settled.of(server.close());
  }

  /** Query: audience, scope, lifetime in seconds (negative: expired), groups (how many). */
  private void token(RoutingContext at) {
    try {
      var order =
          TokenOrder.of("you", query(at, "audience").orElse("orders-api"))
              .withScopes(query(at, "scope").map(text -> text.split(" ")).orElse(new String[0]))
              .withLifetime(Duration.ofSeconds(number(at, "lifetime", 300)))
              .withGroups(groups((int) number(at, "groups", 0)));
      at.response().end(world.authorizationServer().issue(order));
    } catch (NumberFormatException e) {
      at.response().setStatusCode(400).end("lifetime and groups are whole numbers\n");
    }
  }

  /** As many groups as wanted, named as directories name them. */
  public static List<String> groups(int count) {
    return IntStream.range(0, count).mapToObj("9e1b7c52-0000-4000-8000-%012d"::formatted).toList();
  }

  private static long number(RoutingContext at, String name, long otherwise) {
    return query(at, name).map(Long::parseLong).orElse(otherwise);
  }

  private static Optional<String> query(RoutingContext at, String name) {
    return Optional.ofNullable(at.queryParams().get(name));
  }

  private <E extends Enum<E>> void set(RoutingContext at, Class<E> type, Consumer<E> setter) {
    String name = at.pathParam("name");
    Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            value -> blocking(at, () -> setter.accept(value)),
            () ->
                at.response()
                    .setStatusCode(404)
                    .end(
                        "one of: "
                            + Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))
                            + "\n"));
  }

  private void blocking(RoutingContext at, Runnable change) {
    vertx
        .executeBlocking(
            () -> {
              change.run();
              return at.request().path();
            })
        .onSuccess(done -> at.response().end(done + " done\n"))
        .onFailure(at::fail);
  }
}
