package io.oauthedge.demo.stage;

import io.oauthedge.demo.world.AuthorizationServer;
import io.oauthedge.demo.world.Certificate;
import io.oauthedge.demo.world.LoadBalancer;
import io.oauthedge.demo.world.Outage;
import io.oauthedge.demo.world.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything around the edge, running, and made to fit the sample.
 *
 * @param probe the client that the edge's readiness uses
 * @param app the client that sends requests
 */
public record World(
    AuthorizationServer authorizationServer,
    Upstream upstream,
    LoadBalancer loadBalancer,
    Certificate certificate,
    Credentials probe,
    Credentials app)
    implements AutoCloseable {
  /** Scope that the sample's route of reports demands. */
  public static final String REPORTS = "reports:read";

  private static final int LOAD_BALANCER_PORT = 8443;

  /**
   * Starts it.
   *
   * @param targets where the load balancer finds the edge's pods
   */
  public static World start(
      Vertx vertx, Quickstart sample, Supplier<List<SocketAddress>> targets, InstantSource clock) {
    var probe = Credentials.random("orders-probe");
    var app = Credentials.random("shop-app");
    var authorizationServer =
        new AuthorizationServer(
            vertx,
            sample.issuer(),
            sample.audience(),
            List.of(REPORTS),
            Map.of(probe.id(), probe.secret(), app.id(), app.secret()),
            clock);
    authorizationServer.set(Outage.NONE);
    var certificate = Certificate.selfSigned(sample.host(), clock.instant());
    return new World(
        authorizationServer,
        Upstream.start(vertx, 0),
        new LoadBalancer(vertx, certificate, targets).start(LOAD_BALANCER_PORT),
        certificate,
        probe,
        app);
  }

  @Override
  public void close() {
    loadBalancer.close();
    upstream.close();
    authorizationServer.close();
  }
}
