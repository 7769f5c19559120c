package io.oauthedge.dataplane.process.siege;

import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.OpenSsl;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** TLS connections that carried one request and then keep silent. */
public final class IdleConnections implements AutoCloseable {
  private static final int AT_ONCE = 32;
  private static final Buffer REQUEST =
      Buffer.buffer(
          "GET " + AdminApi.HEALTH + " HTTP/1.1\r\nHost: " + EdgeConfigs.HOST + "\r\n\r\n");

  private final EdgeProcess edge;
  private final NetClient client;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final int wanted;

  private IdleConnections(Vertx vertx, EdgeProcess edge, int wanted) {
    this.edge = edge;
    this.wanted = wanted;
    var options =
        new NetClientOptions()
            .setSsl(true)
            .setHostnameVerificationAlgorithm("HTTPS")
            .setTrustOptions(
                new PemTrustOptions().addCertValue(Buffer.buffer(edge.folder().publicCaPem())));
    if (OpenSsl.isAvailable()) {
      options.setSslEngineOptions(new OpenSSLEngineOptions());
    }
    client = vertx.createNetClient(options);
  }

  /** Opens so many; returns when each was answered or refused. */
  public static IdleConnections open(Vertx vertx, EdgeProcess edge, int wanted) {
    var connections = new IdleConnections(vertx, edge, wanted);
    for (int i = 0; i < AT_ONCE; i++) {
      connections.next();
    }
    await(wanted + " idle connections")
        .atMost(Duration.ofMinutes(5))
        .until(() -> connections.open.get() + connections.ended.get() >= wanted);
    return connections;
  }

  private void next() {
    if (begun.incrementAndGet() > wanted) {
      return;
    }
    client
        .connect(edge.httpsPort(), edge.address(), EdgeConfigs.HOST)
        .compose(this::ask)
        .onSuccess(
            socket -> {
              open.incrementAndGet();
              socket.closeHandler(
                  closed -> {
                    open.decrementAndGet();
                    ended.incrementAndGet();
                  });
            })
        .onFailure(refused -> ended.incrementAndGet())
        .onComplete(done -> next());
  }

  private Future<NetSocket> ask(NetSocket socket) {
    var answered = Promise.<NetSocket>promise();
    socket.handler(answer -> answered.tryComplete(socket));
    socket.closeHandler(closed -> answered.tryFail("closed"));
    socket.write(REQUEST);
    return answered.future();
  }

  public int open() {
    return open.get();
  }

  /** How many were refused, or closed later. */
  public int ended() {
    return ended.get();
  }

  @Override
  public void close() {
    client.close().await();
  }
}
