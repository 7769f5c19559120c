package io.oauthedge.dataplane.process.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.concurrent.atomic.AtomicLong;

/** The application behind the edge: answers with what arrived. */
public final class Application implements AutoCloseable {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final HttpServer server;

  public Application(Vertx vertx) {
    this(vertx, new HttpServerOptions());
  }

  private Application(Vertx vertx, HttpServerOptions options) {
    server =
        vertx
            .createHttpServer(options.setMaxHeaderSize(65_536))
            .requestHandler(this::answer)
            .connectionHandler(connection -> connections.incrementAndGet())
            .listen(0, "127.0.0.1")
            .await();
  }

  /** One that speaks TLS. */
  public static Application encrypted(Vertx vertx, CertificateAuthority.Issued pair) {
    return new Application(
        vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(keyCert(pair)));
  }

  /** Proves itself with another certificate to new connections. */
  public void rotate(CertificateAuthority.Issued pair) {
    var options = new ServerSSLOptions();
    options.setKeyCertOptions(keyCert(pair));
    server.updateSSLOptions(options).await();
  }

  private static PemKeyCertOptions keyCert(CertificateAuthority.Issued pair) {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(pair.certificatePem()))
        .addKeyValue(Buffer.buffer(pair.keyPem()));
  }

  private void answer(HttpServerRequest request) {
    requests.incrementAndGet();
    var headers = new JsonArray();
    MultiMap received = request.headers();
    received.forEach((name, value) -> headers.add(new JsonArray().add(name).add(value)));
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("path", request.path()).put("headers", headers).toBuffer());
  }

  public int port() {
    return server.actualPort();
  }

  /** How many requests reached the application. */
  public long requests() {
    return requests.get();
  }

  /** How many connections the edge made. */
  public long connections() {
    return connections.get();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
