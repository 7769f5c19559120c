package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.UpstreamConfig;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
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
   */
  public UpstreamPool(Vertx vertx, UpstreamConfig config, OutgoingTls tls, int maxHeaderBytes) {
    this.config = config;
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

  /** Whether it may still be used; if so, {@link #leave} must follow. */
  public boolean enter() {
    return shared.enter();
  }

  public void leave() {
    shared.leave();
  }

  /**
   * Chooses the less busy of two endpoints drawn at random (Mitzenmacher, The Power of Two
   * Choices).
   *
   * @param except an endpoint that just failed
   */
  Optional<Backend> choose(List<Endpoint> endpoints, Optional<Backend> except) {
    List<Endpoint> candidates =
        except.isEmpty()
            ? endpoints
            : endpoints.stream().filter(e -> !e.equals(except.get().endpoint())).toList();
    int size = candidates.size();
    if (size == 0) {
      return Optional.empty();
    }
    var random = ThreadLocalRandom.current();
    int first = random.nextInt(size);
    Backend one = backend(candidates.get(first));
    if (size == 1) {
      return Optional.of(one);
    }
    Backend other = backend(candidates.get((first + 1 + random.nextInt(size - 1)) % size));
    return Optional.of(other.busy() < one.busy() ? other : one);
  }

  /**
   * Obtains a connection to one of the endpoints, for a request that no client waits for.
   *
   * @return fails when there is none within the connect timeout
   */
  public Future<HttpClientRequest> request(List<Endpoint> endpoints, RequestOptions options) {
    return choose(endpoints, Optional.empty())
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
    Backend known = backends.get(endpoint);
    return known != null ? known : backends.computeIfAbsent(endpoint, Backend::new);
  }

  /** Forgets endpoints that are no longer there. */
  public void retain(List<Endpoint> endpoints) {
    backends.keySet().retainAll(endpoints);
  }

  private void close() {
    client.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS);
    upgrades.ifPresent(agent -> agent.shutdown(LONGEST_STREAM_HOURS, TimeUnit.HOURS));
  }
}
