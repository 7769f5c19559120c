package io.oauthedge.dataplane.boot;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.admin.AdminServer;
import io.oauthedge.dataplane.canary.CanaryKeysFile;
import io.oauthedge.dataplane.canary.CanarySeals;
import io.oauthedge.dataplane.canary.CanaryStage;
import io.oauthedge.dataplane.connection.Connections;
import io.oauthedge.dataplane.connection.GuardedTransport;
import io.oauthedge.dataplane.connection.PodResources;
import io.oauthedge.dataplane.integrity.Integrity;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.listen.Listeners;
import io.oauthedge.dataplane.observe.AccessLog;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.observe.MetricNames;
import io.oauthedge.dataplane.observe.Observer;
import io.oauthedge.dataplane.observe.PeerMetrics;
import io.oauthedge.dataplane.observe.TokenMetrics;
import io.oauthedge.dataplane.observe.TrafficMetrics;
import io.oauthedge.dataplane.observe.TrafficTally;
import io.oauthedge.dataplane.observe.UpstreamMetrics;
import io.oauthedge.dataplane.peer.ForwardedRefreshes;
import io.oauthedge.dataplane.peer.OwnerForwarding;
import io.oauthedge.dataplane.peer.PeerClient;
import io.oauthedge.dataplane.probe.HealthAnswer;
import io.oauthedge.dataplane.probe.ProbeServer;
import io.oauthedge.dataplane.probe.Readiness;
import io.oauthedge.dataplane.reload.Reload;
import io.oauthedge.dataplane.reload.ServedFlow;
import io.oauthedge.dataplane.reload.ServedTls;
import io.oauthedge.dataplane.reload.UpstreamPools;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.tls.TlsProvider;
import io.oauthedge.dataplane.verify.CryptoProvider;
import io.oauthedge.dataplane.verify.TokenVerifiers;
import io.oauthedge.dataplane.verify.VerifyLimits;
import io.oauthedge.dataplane.walk.Account;
import io.oauthedge.dataplane.walk.Walk;
import io.oauthedge.dataplane.walk.WalkOrder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pod's dataplane: made, wired and ended here. */
public final class Dataplane {
  private static final Logger LOG = LoggerFactory.getLogger(Dataplane.class);

  private final Vertx vertx;
  private final Connections connections;
  private final Serving serving = new Serving();
  private final Readiness readiness;
  private final KeySets keySets;
  private final ServedFlow flow;
  private final Reload reload;
  private final ServedTls tls;
  private final Listeners listeners;
  private final AccessLog accessLog;
  private final ProbeServer probe;
  private final AdminServer admin;
  private final CanaryKeysFile canaryKeys;
  private final PeerClient peers;
  private final TokenEndpoints tokenEndpoints;

  /**
   * Wires everything; nothing listens yet.
   *
   * @param log where access-log lines go
   * @param clock the time of all that ends: tokens, keys, findings
   * @throws IOException when the admin port's files cannot be read
   */
  private Dataplane(Arguments arguments, OutputStream log, InstantSource clock) throws IOException {
    CryptoProvider crypto = CryptoProvider.install();
    Path adminDirectory = arguments.root().at(arguments.adminDirectory());
    int eventLoops = Runtime.getRuntime().availableProcessors();
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var tokenMetrics = new TokenMetrics(registry);
    var tally = new TrafficTally();
    var refusals = new ConnectionRefusals(tally, registry, clock);
    connections = new Connections(PodResources.here().connections());
    vertx =
        Vertx.builder()
            .with(new VertxOptions().setEventLoopPoolSize(eventLoops))
            .withTransport(
                new GuardedTransport(arguments.innerPorts(), connections, refusals, serving))
            .build();
    accessLog = new AccessLog(log);
    keySets =
        new KeySets(
            vertx,
            path -> arguments.root().at(path).toString(),
            KeyTimings.STANDARD,
            clock,
            tokenMetrics);
    flow = new ServedFlow(vertx, arguments.root(), keySets, serving, clock);
    readiness = new Readiness(serving, this::waitingFor, keySets::reports, flow::report, clock);
    var account = new Account(new Observer(tally, new TrafficMetrics(registry), accessLog));
    var seals = new CanarySeals();
    canaryKeys = new CanaryKeysFile(vertx, adminDirectory.resolve(AdminApi.CANARY_KEYS), seals);
    var canary = new CanaryStage(vertx, seals, arguments.pod());
    peers = new PeerClient(vertx, adminDirectory, serving);
    tokenEndpoints =
        TokenEndpoints.of(
            vertx,
            serving,
            Files.readAllBytes(adminDirectory.resolve(AdminApi.DIGEST_KEY)),
            clock,
            registry,
            tally,
            here ->
                OwnerForwarding.around(
                    here, arguments.pod(), serving, peers, new PeerMetrics(registry)));
    var order =
        WalkOrder.of(
            vertx,
            HealthAnswer.forClients(readiness),
            canary,
            Integrity.create(),
            tokenEndpoints.stage(vertx, account::passed),
            account::passed);
    TlsProvider provider = TlsProvider.choose(arguments.tlsProvider());
    tls = new ServedTls(vertx, provider);
    listeners =
        new Listeners(
            vertx,
            new Walk(vertx, serving, order, account, clock),
            eventLoops,
            provider,
            serving,
            refusals);
    var limits = VerifyLimits.standard();
    var upstreamMetrics = new UpstreamMetrics(registry);
    reload =
        new Reload(
            new UpstreamPools(
                vertx,
                adminDirectory.resolve(AdminApi.DIGEST_KEY),
                upstreamMetrics,
                upstreamMetrics),
            arguments.root(),
            arguments.adminDirectory(),
            keySets,
            issuers ->
                new TokenVerifiers(vertx, issuers, keySets, crypto, limits, clock, tokenMetrics),
            serving,
            flow,
            tls,
            new BoundListeners(listeners, arguments.bind()),
            clock);
    var reports =
        new Reports(clock.instant(), clock, serving, readiness, flow, keySets, tls::report, tally);
    var gauges = gauges(registry, account);
    probe =
        new ProbeServer(
            vertx,
            arguments.bind(),
            arguments.probePort(),
            readiness,
            registry,
            () -> {
              gauges.keys(keySets.reports(), issuers());
              gauges.tls(tls.report());
              gauges.endpoints(serving.current().map(EdgeSnapshot::backends).orElse(Map.of()));
              gauges.requests(serving.current().map(EdgeSnapshot::gates).orElse(Map.of()));
            });
    admin =
        new AdminServer(
            vertx,
            arguments.bind(),
            arguments.adminPort(),
            adminDirectory,
            reports,
            reload,
            new ForwardedRefreshes(serving, tokenEndpoints.here()));
  }

  /**
   * Starts a dataplane. Returns when it serves, or waits for the files of its configuration.
   *
   * @throws IOException when a file that it needs cannot be read
   * @throws IllegalArgumentException when the boot configuration cannot be served
   */
  public static Dataplane start(Arguments arguments, OutputStream log, InstantSource clock)
      throws IOException {
    EdgeConfig boot =
        ContractCodec.read(
            Files.readAllBytes(arguments.root().at(arguments.configFile())), EdgeConfig.class);
    var dataplane = new Dataplane(arguments, log, clock);
    dataplane.canaryKeys.follow();
    dataplane.peers.follow();
    await(dataplane.probe.listen());
    await(dataplane.admin.listen());
    ApplyReply reply = dataplane.reload.apply(boot).join();
    if (reply.outcome() == ApplyOutcome.REFUSED) {
      dataplane.close();
      throw new IllegalArgumentException("the configuration cannot be served: " + reply.message());
    }
    return dataplane;
  }

  private List<IssuerConfig> issuers() {
    return serving.current().map(snapshot -> snapshot.config().issuers()).orElse(List.of());
  }

  private String waitingFor() {
    return reload.waitingFor();
  }

  private Gauges gauges(PrometheusMeterRegistry registry, Account account) {
    var gauges = new Gauges(registry);
    gauges.flag(MetricNames.READY, () -> readiness.problem().isEmpty());
    gauges.flow(MetricNames.FLOW_HEALTHY, () -> flow.report().state());
    gauges.number(
        MetricNames.CONFIG_GENERATION,
        () -> serving.current().map(s -> s.config().edge().generation()).orElse(0L));
    gauges.number(MetricNames.IN_FLIGHT, account::inFlight);
    gauges.number(MetricNames.TOKEN_ENDPOINT_IN_FLIGHT, () -> tokenEndpoints.queue().inFlight());
    gauges.number(MetricNames.TOKEN_ENDPOINT_QUEUED, () -> tokenEndpoints.queue().queued());
    gauges.number(MetricNames.CONNECTIONS, connections::open);
    gauges.number(MetricNames.CONNECTIONS_LIMIT, connections::most);
    gauges.count(MetricNames.ACCESS_LOG_DROPPED, AccessLog::dropped, accessLog);
    return gauges;
  }

  public int httpPort() {
    return listeners.httpPort();
  }

  public int httpsPort() {
    return listeners.httpsPort();
  }

  /** The port for the operator's direct canary, 0 when there is none of its own. */
  public int directPort() {
    return listeners.directPort();
  }

  public int probePort() {
    return probe.port();
  }

  public int adminPort() {
    return admin.port();
  }

  /**
   * Drains and ends: not ready at once, serving on while load balancers take the pod out, then no
   * new connections, then the end. Blocks until it is over.
   */
  public void drain() {
    readiness.drain();
    listeners.leave();
    Optional<EdgeConfig> config = serving.current().map(EdgeSnapshot::config);
    if (config.isPresent()) {
      long delay = config.get().listeners().drainDelayMillis();
      LOG.atInfo().addKeyValue("delayMillis", delay).log("Draining begins");
      if (delay > 0) {
        await(vertx.timer(delay, TimeUnit.MILLISECONDS).mapEmpty());
      }
      long limit = config.get().listeners().drainTimeoutMillis();
      await(listeners.shutdown(limit));
      await(admin.shutdown(limit));
    }
    close();
    LOG.atInfo().log("Drained");
  }

  /** Ends at once. */
  public void close() {
    reload.close();
    flow.stop();
    keySets.close();
    await(vertx.close());
    accessLog.close();
  }

  private static void await(Future<Void> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
