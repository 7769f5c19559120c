package io.oauthedge.dataplane.listen;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.connection.RequestHeads;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.tls.TlsProvider;
import io.oauthedge.dataplane.tls.TlsSettings;
import io.oauthedge.dataplane.walk.Walk;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The http and https listeners, with one server instance of each on every event loop. */
public final class Listeners {
  private final Vertx vertx;
  private final Walk walk;
  private final int eventLoops;
  private final TlsProvider provider;
  private final ConnectionRefusals refusals;
  private final RequestHeads heads;
  private final ProxySenders senders;
  private final Farewell farewell = new Farewell();
  private final List<HttpServer> plain = new CopyOnWriteArrayList<>();
  private final List<HttpServer> encrypted = new CopyOnWriteArrayList<>();
  private final List<HttpServer> direct = new CopyOnWriteArrayList<>();

  public Listeners(
      Vertx vertx,
      Walk walk,
      int eventLoops,
      TlsProvider provider,
      Serving serving,
      ConnectionRefusals refusals) {
    this.vertx = vertx;
    this.walk = walk;
    this.eventLoops = eventLoops;
    this.provider = provider;
    this.refusals = refusals;
    this.heads = new RequestHeads(refusals);
    this.senders = new ProxySenders(serving);
  }

  /**
   * Binds. Completes when all listeners take connections.
   *
   * @param bind the address that is bound
   */
  public Future<Void> bind(EdgeConfig config, String bind, Optional<TlsSettings> tls) {
    var settings = new ListenerSettings(config, bind);
    Future<Void> http = deploy(settings.plain(), plain);
    return tls.map(files -> http.compose(bound -> bindTls(settings, files))).orElse(http);
  }

  private Future<Void> bindTls(ListenerSettings settings, TlsSettings tls) {
    Future<Void> https = deploy(settings.tls(tls, provider, this::handshakeFailed), encrypted);
    return settings
        .direct(tls, provider, this::handshakeFailed)
        .map(options -> https.compose(bound -> deploy(options, direct)))
        .orElse(https);
  }

  private void handshakeFailed(String peer, Throwable cause) {
    HandshakeFailure.reason(cause)
        .ifPresent(reason -> refusals.count(reason, peer, HandshakeFailure.detail(cause)));
  }

  private Future<Void> deploy(HttpServerOptions options, List<HttpServer> servers) {
    return vertx
        .deployVerticle(
            () -> new Listener(options, servers), new DeploymentOptions().setInstances(eventLoops))
        .mapEmpty();
  }

  /** One event loop's share of a listener. */
  private final class Listener implements Deployable {
    private final HttpServerOptions options;
    private final List<HttpServer> servers;

    Listener(HttpServerOptions options, List<HttpServer> servers) {
      this.options = options;
      this.servers = servers;
    }

    @Override
    public Future<?> deploy(Context context) {
      HttpServer server =
          vertx
              .createHttpServer(options)
              .requestHandler(
                  farewell.before(options.isUseProxyProtocol() ? senders.guard(walk) : walk))
              .connectionHandler(heads)
              .invalidRequestHandler(this::unparsed);
      servers.add(server);
      return server.listen();
    }

    private void unparsed(HttpServerRequest request) {
      ParserRefusal.of(request).ifPresent(rejection -> walk.refuse(request, rejection));
    }
  }

  /** Changes what new connections meet; those that are open live on as they are. */
  public Future<Void> updateTls(TlsSettings tls) {
    return Future.join(
            Stream.of(encrypted, direct)
                .flatMap(servers -> servers.stream().limit(1))
                .map(server -> server.updateSSLOptions(tls.options(), true))
                .toList())
        .mapEmpty();
  }

  public int httpPort() {
    return plain.get(0).actualPort();
  }

  /** The TLS port, 0 when there is none. */
  public int httpsPort() {
    return encrypted.isEmpty() ? 0 : encrypted.get(0).actualPort();
  }

  /** The port for the operator's direct canary, 0 when there is none of its own. */
  public int directPort() {
    return direct.isEmpty() ? 0 : direct.get(0).actualPort();
  }

  /** Serves on, and asks clients to take their next requests elsewhere. */
  public void leave() {
    farewell.begin();
  }

  /** Takes no more connections, and lets requests in flight end within a limit. */
  public Future<Void> shutdown(long timeoutMillis) {
    List<Future<Void>> ends =
        Stream.of(plain, encrypted, direct)
            .flatMap(List::stream)
            .map(server -> server.shutdown(timeoutMillis, TimeUnit.MILLISECONDS))
            .toList();
    return Future.join(ends).mapEmpty();
  }
}
