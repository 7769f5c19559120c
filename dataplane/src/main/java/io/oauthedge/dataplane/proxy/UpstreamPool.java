package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.SessionAffinity;
import io.oauthedge.dataplane.endpoint.Backend;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.endpoint.EndpointMemory;
import io.oauthedge.dataplane.endpoint.EndpointMeter;
import io.oauthedge.dataplane.endpoint.LeftOutException;
import io.oauthedge.dataplane.endpoint.NoEndpointException;
import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.limit.RequestGate;
import io.oauthedge.dataplane.trust.OutgoingTls;
import io.oauthedge.dataplane.trust.ProtocolNotSpokenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one upstream.
 *
 * <p>It is shared by all snapshots that describe the upstream alike, so that a change elsewhere
 * costs no connection; when the last of them is gone, it ends with its last request.
 */
public final class UpstreamPool {
  private static final long LONGEST_STREAM_HOURS = 24;

  private final UpstreamConfig config;
  private final SessionAffinity affinity;
  private final TokenHints hints;
  private final EndpointMeter meter;
  private final HttpClientAgent client;

  /** Speaks HTTP/1.1 where {@code client} does not: HTTP/2 has no upgrades. */
  private final Optional<HttpClientAgent> upgrades;

  private final RequestGate gate;
  private final EndpointMemory endpoints = new EndpointMemory();
  private final Shared shared = new Shared(this::close);

  /**
   * Prepares the clients; no connection is made yet.
   *
   * @param tls used where the protocol is over TLS
   * @param maxHeaderBytes above which an upstream's answer is refused
   * @param affinity what tells its requests apart by session
   * @param hints which of its tokens were issued by which endpoint
   * @param meter hears where requests went
   */
  public UpstreamPool(
      Vertx vertx,
      UpstreamConfig config,
      OutgoingTls tls,
      int maxHeaderBytes,
      SessionAffinity affinity,
      TokenHints hints,
      EndpointMeter meter) {
    this.config = config;
    this.affinity = affinity;
    this.hints = hints;
    this.meter = meter;
    gate =
        new RequestGate(
            config.limits(),
            System::nanoTime,
            millis -> vertx.setTimer(millis, at -> expireTurns()));
    var options = new ClientSettings(config, tls, maxHeaderBytes);
    client = vertx.createHttpClient(options.streams(), options.pool());
    upgrades =
        config.protocol().isHttp2()
            ? Optional.of(vertx.createHttpClient(options.upgrades(), options.pool()))
            : Optional.empty();
  }

  public UpstreamConfig config() {
    return config;
  }

  /** What tells its requests apart by session. */
  public SessionAffinity affinity() {
    return affinity;
  }

  /** What tells which endpoint issued a token. */
  public TokenHints hints() {
    return hints;
  }

  /** Lets its requests in. */
  public RequestGate gate() {
    return gate;
  }

  private void expireTurns() {
    gate.expire();
  }

  /** Whether it may still be used; if so, {@link #leave} must follow. */
  public boolean enter() {
    return shared.enter();
  }

  public void leave() {
    shared.leave();
  }

  /** The endpoints of a snapshot; what is known of those that stay is kept. */
  public Backends backends(EndpointSnapshot snapshot) {
    LiveEndpoints named = snapshot.upstreams().get(config.name());
    return named == null
        ? endpoints.fallback(new Endpoint(config.host(), config.port()))
        : endpoints.live(snapshot.epoch(), named);
  }

  /**
   * Obtains a connection to one of the endpoints, for a request that no client waits for.
   *
   * @return fails when there is none within the connect timeout
   */
  public Future<HttpClientRequest> request(Backends among, RequestOptions options) {
    return among
        .choose(AffinityKey.NONE, Optional.empty(), System.nanoTime())
        .map(backend -> request(among, backend, options, false))
        .orElseGet(() -> Future.failedFuture(new NoEndpointException()));
  }

  /** A request that may be sent, and the endpoint that is busy with it until it is told the end. */
  public record Connected(HttpClientRequest request, Backend backend) {}

  /**
   * Obtains a connection for a request of a session: to another endpoint if one does not connect,
   * as nothing was sent until then.
   *
   * @return fails when there is none within the connect timeout of each
   */
  public Future<Connected> request(Backends among, AffinityKey key, RequestOptions options) {
    Optional<Backend> first = among.choose(key, Optional.empty(), System.nanoTime());
    if (first.isEmpty()) {
      return Future.failedFuture(
          key instanceof AffinityKey.Bound bound && among.keeps(bound)
              ? new LeftOutException()
              : new NoEndpointException());
    }
    return connect(among, key, first.get(), options)
        .recover(
            failure ->
                among
                    .choose(key, first, System.nanoTime())
                    .map(other -> connect(among, key, other, options))
                    .orElseGet(() -> Future.failedFuture(failure)));
  }

  private Future<Connected> connect(
      Backends among, AffinityKey key, Backend chosen, RequestOptions options) {
    chosen.begin();
    return request(among, chosen, options, false)
        .onFailure(failure -> chosen.end())
        .map(
            request -> {
              sent(among, key, chosen);
              return new Connected(request, chosen);
            });
  }

  /** Obtains a connection to an endpoint; fails when there is none within the connect timeout. */
  Future<HttpClientRequest> request(
      Backends among, Backend chosen, RequestOptions options, boolean upgrade) {
    return request(chosen.endpoint(), options, upgrade)
        .onSuccess(connected -> chosen.connected())
        .onFailure(failure -> notConnected(among, chosen, failure));
  }

  private void notConnected(Backends among, Backend chosen, Throwable failure) {
    if (!UpstreamFailure.isOfEndpoint(failure)) {
      chosen.untried();
    } else if (among.failed(chosen, System.nanoTime())) {
      meter.ejected(config.name());
    }
  }

  /** Counts where a request of a session went. */
  void sent(Backends among, AffinityKey key, Backend to) {
    if (config.sessionAffinity().isPresent()) {
      meter.sent(config.name(), among.sent(key, to));
    }
  }

  private Future<HttpClientRequest> request(
      Endpoint endpoint, RequestOptions options, boolean upgrade) {
    options
        .setServer(SocketAddress.inetSocketAddress(endpoint.port(), endpoint.address()))
        .setHost(config.serverName().orElse(config.host()))
        .setPort(endpoint.port())
        .setConnectTimeout(config.connectTimeoutMillis() + ClientSettings.MARGIN_MILLIS);
    return upgrade
        ? upgrades.orElse(client).request(options)
        : client.request(options).compose(this::inConfiguredVersion);
  }

  // A server without ALPN is spoken to in HTTP/1.1 whatever the client offered.
  private Future<HttpClientRequest> inConfiguredVersion(HttpClientRequest request) {
    if (config.protocol().isHttp2() && request.version() != HttpVersion.HTTP_2) {
      request.connection().close();
      return Future.failedFuture(new ProtocolNotSpokenException());
    }
    return Future.succeededFuture(request);
  }

  private void close() {
    client.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS);
    upgrades.ifPresent(agent -> agent.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS));
  }
}
