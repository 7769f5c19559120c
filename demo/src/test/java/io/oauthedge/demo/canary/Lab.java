package io.oauthedge.demo.canary;

import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.support.FreePort;
import io.oauthedge.demo.canary.front.Certificates;
import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.world.AuthorizationServer;
import io.oauthedge.demo.world.Outage;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.CanarySubject;
import io.oauthedge.operator.canary.HeaderCanary;
import io.oauthedge.operator.canary.destination.AddressPolicy;
import io.oauthedge.operator.plan.EdgeNames;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real edge with what it needs, and a canary that may call this machine. */
final class Lab implements AutoCloseable {
  static final int MAX_HEAD_BYTES = 65_536;

  private final Vertx vertx = Vertx.vertx();
  private final Application application = new Application(vertx);
  private final AuthorizationServer issuer =
      new AuthorizationServer(
          vertx,
          URI.create("http://localhost:" + FreePort.on("127.0.0.1") + "/realms/shop"),
          EdgeConfigs.AUDIENCE,
          List.of(),
          Map.of(),
          InstantSource.system());
  private final Certificates certificates = new Certificates(EdgeConfigs.HOST);
  private final HeaderCanary canary =
      new HeaderCanary(
          InstantSource.system(),
          new AddressPolicy(List.of("127.0.0.0/8"), List.of()),
          _ -> List.of(InetAddress.ofLiteral(Front.ADDRESS)));
  private final EdgeProcess edge;

  Lab() {
    this(Optional.empty());
  }

  /** An edge before something else than the lab's own application. */
  Lab(int upstreamPort) {
    this(Optional.of(upstreamPort));
  }

  private Lab(Optional<Integer> upstreamPort) {
    issuer.set(Outage.NONE);
    edge =
        EdgeProcess.start(
            EdgeConfigs.of(
                    issuer.issuer().toString(),
                    issuer.issuer() + "/.well-known/openid-configuration",
                    upstreamPort.orElse(application.port()))
                .behindTerminatingProxy()
                .trusting(Front.SOURCE + "/32"));
  }

  EdgeProcess edge() {
    return edge;
  }

  Certificates certificates() {
    return certificates;
  }

  /** One round through what listens at this port. */
  CanaryRound round(CanaryScope scope, int port, String... preserve) {
    return round(scope, subject(port, preserve));
  }

  CanaryRound round(CanaryScope scope, CanarySubject subject) {
    try {
      return canary.run(subject, scope);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of a round", e);
    }
  }

  /** The edge as its canary sees it behind a proxy. */
  CanarySubject subject(int port, String... preserve) {
    return subject(port, Optional.empty(), preserve);
  }

  /** The same with an application that echoes. */
  CanarySubject subject(int port, Optional<String> echoPath, String... preserve) {
    return new CanarySubject(
        new EdgeNames(EdgeConfigs.NAMESPACE, EdgeConfigs.NAME),
        Set.of(EdgeConfigs.HOST),
        URI.create("https://" + EdgeConfigs.HOST + ":" + port),
        List.of(),
        List.of(edge.address()),
        edge.httpPort(),
        false,
        List.of(preserve),
        MAX_HEAD_BYTES,
        echoPath,
        edge.folder().canaryKeys(),
        List.of(certificates.trusted(), Certificates.read(edge.folder().publicCaPem())),
        Set.of(edge.address()));
  }

  @Override
  public void close() {
    canary.close();
    edge.close();
    issuer.close();
    vertx.close().await();
  }
}
