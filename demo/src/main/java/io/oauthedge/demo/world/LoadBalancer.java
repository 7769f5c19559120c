package io.oauthedge.demo.world;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small HTTP load balancer as clouds have them: ends TLS, checks its targets' health, forwards
 * over TLS in turn, says who asked in X-Forwarded-*, and does one {@link Fault} when told to.
 */
public final class LoadBalancer implements AutoCloseable {
  /** RFC 9110 section 7.6.1; the framing is each connection's own. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade",
          "host");

  private static final int MAX_HEADERS = 128 * 1024;

  /** To each target; fewer would have requests wait for each other here. */
  private static final int MOST_CONNECTIONS = 128;

  private final String host;
  private final HttpClient client;
  private final Targets targets;
  private final HttpServer server;
  private volatile Fault fault = Fault.NONE;

  /**
   * A load balancer that is not listening yet.
   *
   * @param certificate what it shows to clients, and what it expects of its targets
   * @param known the addresses of its targets, healthy or not; may block
   */
  public LoadBalancer(Vertx vertx, Certificate certificate, Supplier<List<SocketAddress>> known) {
    host = certificate.host();
    var pem = Buffer.buffer(certificate.certificatePem());
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setForceSni(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(pem)),
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    targets = new Targets(vertx, client, known, this::to);
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxHeaderSize(MAX_HEADERS)
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertValue(pem)
                            .addKeyValue(Buffer.buffer(certificate.keyPem()))))
            .requestHandler(this::forward);
  }

  /** Listens on loopback, at any free port for 0, and begins to check its targets. */
  public LoadBalancer start(int port) {
    Loopback.listen(server, port);
    targets.start();
    return this;
  }

  public int port() {
    return server.actualPort();
  }

  /** What it does to requests from now on. */
  public void set(Fault wanted) {
    fault = wanted;
  }

  public Fault fault() {
    return fault;
  }

  /** The targets that passed the last health check. */
  public List<SocketAddress> healthy() {
    return targets.healthy();
  }

  @Override
  public void close() {
    targets.close();
    Settled.of(server.close());
    Settled.of(client.close());
  }

  private RequestOptions to(SocketAddress target) {
    return new RequestOptions().setServer(target).setHost(host).setPort(target.port());
  }

  private void forward(HttpServerRequest in) {
    var target = targets.next();
    if (target.isEmpty()) {
      in.response().setStatusCode(503).end("load balancer: no healthy target\n");
      return;
    }
    in.pause();
    client
        .request(to(target.get()).setMethod(in.method()).setURI(in.uri()))
        .compose(out -> send(in, out))
        .compose(answer -> answer(in, answer))
        .onFailure(failure -> unreachable(in));
  }

  private Future<HttpClientResponse> send(HttpServerRequest in, HttpClientRequest out) {
    copy(in.headers(), out.headers());
    String peer = in.remoteAddress().hostAddress();
    String before = in.getHeader("X-Forwarded-For");
    out.putHeader("X-Forwarded-For", before == null ? peer : before + ", " + peer);
    out.putHeader("X-Forwarded-Proto", "https");
    Optional.ofNullable(in.authority())
        .ifPresent(asked -> out.authority(asked).putHeader("X-Forwarded-Host", asked.toString()));
    fault.apply(out.headers());
    boolean body =
        in.headers().contains("Content-Length") || in.headers().contains("Transfer-Encoding");
    in.response().exceptionHandler(gone -> out.reset());
    if (body) {
      return out.send(in);
    }
    in.resume();
    return out.send();
  }

  private static Future<Void> answer(HttpServerRequest in, HttpClientResponse answer) {
    var out = in.response().setStatusCode(answer.statusCode());
    copy(answer.headers(), out.headers());
    out.setChunked(!answer.headers().contains("Content-Length"));
    return answer.pipeTo(out);
  }

  private static void copy(MultiMap from, MultiMap to) {
    from.forEach(
        (name, value) -> {
          if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
            to.add(name, value);
          }
        });
  }

  private static void unreachable(HttpServerRequest in) {
    if (in.response().headWritten()) {
      in.connection().close();
    } else {
      in.response().setStatusCode(502).end("load balancer: the target broke off\n");
    }
  }
}
