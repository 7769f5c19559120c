package io.oauthedge.dataplane.process.siege;

import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.OpenSsl;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that end their handshake, and then send the head of a request piece by piece. */
public final class SlowTlsClients implements AutoCloseable {
  private static final long A_SECOND_MILLIS = 1_000;
  private static final Buffer HEAD = Buffer.buffer("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
  private static final Buffer BYTE = Buffer.buffer("x");

  /** Preface, SETTINGS, and a HEADERS frame that does not end the head. */
  private static final Buffer HEADERS =
      Buffer.buffer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .appendBytes(hex("000000040000000000" + "000003010100000001828684"));

  private static final Buffer CONTINUATION = Buffer.buffer(hex("000000090000000001"));

  private final Vertx vertx;
  private final NetClient client;
  private final Queue<NetSocket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger settled = new AtomicInteger();
  private final long timer;

  private SlowTlsClients(Vertx vertx, EdgeProcess edge, String protocol, Buffer piece) {
    this.vertx = vertx;
    var options =
        new NetClientOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setApplicationLayerProtocols(List.of(protocol))
            .setHostnameVerificationAlgorithm("HTTPS")
            .setTrustOptions(
                new PemTrustOptions().addCertValue(Buffer.buffer(edge.folder().publicCaPem())));
    if (OpenSsl.isAvailable()) {
      options.setSslEngineOptions(new OpenSSLEngineOptions());
    }
    client = vertx.createNetClient(options);
    timer = vertx.setPeriodic(A_SECOND_MILLIS, tick -> sockets.forEach(s -> s.write(piece)));
  }

  /** Of HTTP/1.1, a byte a second. */
  public static SlowTlsClients http1(Vertx vertx, EdgeProcess edge, int count) {
    return new SlowTlsClients(vertx, edge, "http/1.1", BYTE).open(edge, count, HEAD);
  }

  /** Of HTTP/2, an empty CONTINUATION frame a second. */
  public static SlowTlsClients http2(Vertx vertx, EdgeProcess edge, int count) {
    return new SlowTlsClients(vertx, edge, "h2", CONTINUATION).open(edge, count, HEADERS);
  }

  private SlowTlsClients open(EdgeProcess edge, int count, Buffer beginning) {
    for (int i = 0; i < count; i++) {
      client
          .connect(edge.httpsPort(), edge.address(), EdgeConfigs.HOST)
          .onSuccess(socket -> begin(socket, beginning))
          .onComplete(done -> settled.incrementAndGet());
    }
    await(count + " slow clients over TLS")
        .atMost(Duration.ofMinutes(1))
        .until(() -> settled.get() == count);
    return this;
  }

  private void begin(NetSocket socket, Buffer beginning) {
    open.incrementAndGet();
    socket.closeHandler(closed -> open.decrementAndGet());
    socket.write(beginning);
    sockets.add(socket);
  }

  /** How many the edge has not closed. */
  public int open() {
    return open.get();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    client.close().await();
  }
}
