package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.SessionAffinity;
import io.oauthedge.dataplane.trust.OutgoingTls;
import io.oauthedge.dataplane.trust.ProtocolNotSpokenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final UpstreamMeter meter;
  private final HttpClientAgent client;

  /** Speaks HTTP/1.1 where {@code client} does not: HTTP/2 has no upgrades. */
  private final Optional<HttpClientAgent> upgrades;

  private final Map<Endpoint, Backend> backends = new ConcurrentHashMap<>();
  private final Shared shared = new Shared(this::close);

  /**
   * Prepares the clients; no connection is made yet.
   *
   * @param tls used where the protocol is over TLS
   * @param maxHeaderBytes above which an upstream's answer is refused
   * @param affinity what tells its requests apart by session
   * @param meter hears where requests went
   */
  public UpstreamPool(
      Vertx vertx,
      UpstreamConfig config,
      OutgoingTls tls,
      int maxHeaderBytes,
      SessionAffinity affinity,
      UpstreamMeter meter) {
    this.config = config;
    this.affinity = affinity;
    this.meter = meter;
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

  UpstreamMeter meter() {
    return meter;
  }

  /** Whether it may still be used; if so, {@link #leave} must follow. */
  public boolean enter() {
    return shared.enter();
  }

  public void leave() {
    shared.leave();
  }

  /** The endpoints of a snapshot; what is known of those that stay is kept. */
  public Backends backends(LiveEndpoints live) {
    backends
        .keySet()
        .removeIf(known -> !live.ready().contains(known) && !live.terminating().contains(known));
    return new Backends(
        live.ready().stream().map(this::backend).toList(),
        live.terminating().stream().map(this::backend).toList());
  }

  /**
   * Obtains a connection to one of the endpoints, for a request that no client waits for.
   *
   * @return fails when there is none within the connect timeout
   */
  public Future<HttpClientRequest> request(Backends among, RequestOptions options) {
    return among
        .choose(AffinityKey.NONE, Optional.empty(), System.nanoTime())
        .map(backend -> request(backend, options, false))
        .orElseGet(() -> Future.failedFuture(new ConnectException("no endpoint")));
  }

  /** Obtains a connection to an endpoint; fails when there is none within the connect timeout. */
  Future<HttpClientRequest> request(Backend backend, RequestOptions options, boolean upgrade) {
    Endpoint endpoint = backend.endpoint();
    options
        .setServer(SocketAddress.inetSocketAddress(endpoint.port(), endpoint.address()))
        .setHost(config.serverName().orElse(config.host()))
        .setPort(endpoint.port())
        .setConnectTimeout(config.connectTimeoutMillis());
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

  private Backend backend(Endpoint endpoint) {
    return backends.computeIfAbsent(endpoint, e -> new Backend(e, affinity.hash(e)));
  }

  private void close() {
    client.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS);
    upgrades.ifPresent(agent -> agent.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS));
  }
}
