package io.oauthedge.operator.canary;

import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.operator.canary.destination.AddressPolicy;
import io.oauthedge.operator.canary.destination.Destination;
import io.oauthedge.operator.canary.destination.DestinationFinder;
import io.oauthedge.operator.canary.destination.DestinationFinder.Found;
import io.oauthedge.operator.canary.destination.Resolver;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.send.Bounds;
import io.oauthedge.operator.canary.send.Clients;
import io.oauthedge.operator.canary.send.HttpWay;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;

/** Sends rounds over HTTP. Thread-safe; a round blocks its thread, which had better be virtual. */
public final class HeaderCanary implements RoundRunner, AutoCloseable {
  private final Vertx vertx = Vertx.vertx(options());
  private final InstantSource clock;
  private final DestinationFinder finder;

  /** A canary that calls what the policy lets it. */
  public HeaderCanary(InstantSource clock, AddressPolicy policy) {
    this(clock, policy, Resolver.system());
  }

  /** The same with a resolver of its own. */
  public HeaderCanary(InstantSource clock, AddressPolicy policy, Resolver resolver) {
    this.clock = clock;
    finder = new DestinationFinder(resolver, policy);
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  @Override
  public CanaryRound run(CanarySubject subject, CanaryScope scope) throws InterruptedException {
    String url = subject.url().toString();
    return switch (finder.find(subject)) {
      case Found.Nowhere nowhere ->
          new CanaryRound.NotSent(
              url + nowhere.address().map(found -> " at " + found.getHostAddress()).orElse(""),
              nowhere.why());
      case Found.At _ when subject.pods().isEmpty() ->
          new CanaryRound.NoControl(url, "no pod of the edge is ready");
      case Found.At at -> send(subject, scope, at.destination());
    };
  }

  private CanaryRound send(CanarySubject subject, CanaryScope scope, Destination outside)
      throws InterruptedException {
    boolean full = scope == CanaryScope.FULL;
    var bounds =
        new Bounds(
            clock,
            full ? Bounds.FULL_TIME : Bounds.INTERVAL_TIME,
            full ? Bounds.FULL_REQUESTS : Bounds.INTERVAL_REQUESTS);
    var seal = new CanarySeal(subject.edge().namespace(), subject.edge().edge(), subject.keys());
    try (var clients = new Clients(vertx, subject.trusted())) {
      return new Round(
              scope,
              subject.url(),
              outside.text(),
              new Probes(
                  subject.preserve(), Destination.isHttps(subject.url()), subject.maxHeadBytes()),
              new HttpWay(clients, outside, seal, subject.upstreamEchoPath(), bounds, clock),
              new HttpWay(clients, pod(subject), seal, Optional.empty(), bounds, clock))
          .run();
    }
  }

  private static Destination pod(CanarySubject subject) {
    InetAddress address = InetAddress.ofLiteral(subject.pods().getFirst());
    return new Destination(address, subject.podPort(), subject.podTls(), subject.url());
  }

  /** Ends what is under way and releases the event loop. */
  @Override
  public void close() {
    vertx.close().await();
  }
}
