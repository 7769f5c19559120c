package io.oauthedge.dataplane.process.edge;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Map;

/** A client that calls the edge's host at the address of whatever stands in front. */
public final class Client implements AutoCloseable {
  private final HttpClientAgent http;
  private final SocketAddress server;
  private final boolean tls;

  private Client(HttpClientAgent http, SocketAddress server, boolean tls) {
    this.http = http;
    this.server = server;
    this.tls = tls;
  }

  /** Plaintext HTTP/1.1 with keep-alive. */
  public static Client plain(Vertx vertx, String address, int port) {
    return new Client(
        vertx.createHttpClient(options(), new PoolOptions().setHttp1MaxSize(64)),
        SocketAddress.inetSocketAddress(port, address),
        false);
  }

  /** HTTP/1.1 over TLS with full verification against this authority. */
  public static Client tls(Vertx vertx, EdgeProcess edge) {
    return tls(vertx, edge, options());
  }

  /**
   * As {@link #tls(Vertx, EdgeProcess)}, with a connection and a full handshake for each request.
   */
  public static Client tlsAnew(Vertx vertx, EdgeProcess edge) {
    HttpClientOptions options = options().setKeepAlive(false);
    if (OpenSsl.isAvailable()) {
      // Unlike the JDK's, it resumes no session unasked.
      options.setSslEngineOptions(new OpenSSLEngineOptions());
    }
    return tls(vertx, edge, options);
  }

  private static Client tls(Vertx vertx, EdgeProcess edge, HttpClientOptions options) {
    return new Client(
        vertx.createHttpClient(
            options
                .setSsl(true)
                .setVerifyHost(true)
                .setTrustOptions(
                    new PemTrustOptions().addCertValue(Buffer.buffer(edge.folder().publicCaPem()))),
            new PoolOptions().setHttp1MaxSize(64)),
        SocketAddress.inetSocketAddress(edge.httpsPort(), edge.address()),
        true);
  }

  /** HTTP/2 over TLS, that calls whatever host by whatever server name. */
  public static Client http2(Vertx vertx, EdgeProcess edge) {
    return new Client(
        vertx.createHttpClient(
            options()
                .setSsl(true)
                .setVerifyHost(false)
                .setForceSni(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(
                    new PemTrustOptions()
                        .addCertValue(Buffer.buffer(edge.folder().publicCaPem())))),
        SocketAddress.inetSocketAddress(edge.httpsPort(), edge.address()),
        true);
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions().setMaxHeaderSize(65_536).setKeepAlive(true);
  }

  /** GET with a bearer token; blocks the calling thread, which must be a test's. */
  public Exchange get(String path, String token) {
    return get(path, Map.of("Authorization", "Bearer " + token));
  }

  /** GET with these headers; blocks the calling thread, which must be a test's. */
  public Exchange get(String path, Map<String, String> headers) {
    return send(path, headers).await();
  }

  /**
   * GET of a host on a connection for a server name; blocks the calling thread, which must be a
   * test's.
   */
  public Exchange get(String serverName, String host, String token) {
    var options =
        new RequestOptions()
            .setServer(server)
            .setHost(serverName)
            .setPort(443)
            .setURI("/orders")
            .setTimeout(10_000)
            .putHeader("Authorization", "Bearer " + token);
    return http.request(options)
        .map(request -> request.authority(HostAndPort.create(host, 443)))
        .compose(request -> request.send().compose(Client::exchange))
        .await();
  }

  /** GET without waiting. */
  public Future<Exchange> send(String path, Map<String, String> headers) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(server)
            .setHost(EdgeConfigs.HOST)
            .setPort(tls ? 443 : 80)
            .setURI(path)
            .setTimeout(10_000);
    headers.forEach(options::putHeader);
    // Chained within, on the event loop: from a test's thread it could come after the body's end.
    return http.request(options).compose(request -> request.send().compose(Client::exchange));
  }

  private static Future<Exchange> exchange(HttpClientResponse response) {
    return response
        .body()
        .map(body -> new Exchange(response.statusCode(), response.headers(), body.toString()));
  }

  @Override
  public void close() {
    http.close().await();
  }
}
