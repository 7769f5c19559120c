package io.oauthedge.operator.canary.send;

import io.oauthedge.operator.canary.probe.Protocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The HTTP clients of one round, so that each round connects anew and meets the load balancer as it
 * is by then.
 */
public final class Clients implements AutoCloseable {
  private final Map<Protocol, HttpClientAgent> clients = new EnumMap<>(Protocol.class);

  /**
   * Clients that have no connection yet.
   *
   * @param trusted certificates that servers may be signed by, beside public CAs
   */
  public Clients(Vertx vertx, List<X509Certificate> trusted) {
    TrustOptions trust = Trust.of(trusted);
    clients.put(
        Protocol.HTTP_1_1,
        vertx.createHttpClient(options(trust), new PoolOptions().setHttp1MaxSize(2)));
    clients.put(
        Protocol.HTTP_2,
        vertx.createHttpClient(
            options(trust)
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)),
            new PoolOptions().setHttp2MaxSize(2)));
  }

  /** New ones for each client: Vert.x writes its choice of ALPN into those that it is given. */
  private static HttpClientOptions options(TrustOptions trust) {
    return new HttpClientOptions()
        .setTrustOptions(trust)
        .setVerifyHost(true)
        .setMaxHeaderSize(Bounds.ANSWER_HEAD_BYTES)
        .setConnectTimeout(Math.toIntExact(Bounds.CONNECT_PATIENCE.toMillis()))
        .setDecompressionSupported(false);
  }

  HttpClientAgent of(Protocol protocol) {
    HttpClientAgent client = clients.get(protocol);
    if (client == null) {
      throw new IllegalStateException("no client for " + protocol.text());
    }
    return client;
  }

  /** Closes the connections; does not wait for it. */
  @Override
  public void close() {
    clients.values().forEach(HttpClientAgent::close);
  }
}
