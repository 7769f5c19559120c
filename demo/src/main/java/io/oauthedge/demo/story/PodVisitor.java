package io.oauthedge.demo.story;

import io.oauthedge.demo.world.Settled;
import io.oauthedge.operator.plan.ListenerPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A client that reaches a pod itself, past the load balancer. */
final class PodVisitor implements AutoCloseable {
  /** A ClientHello of TLS 1.1 (RFC 4346) with three suites, no extension, and 32 zeros. */
  private static final byte[] TLS_1_1_HELLO =
      HexFormat.of()
          .parseHex(
              "160301003101"
                  + "00002d"
                  + "0302"
                  + "00".repeat(32)
                  + "00"
                  + "0006c013c009002f"
                  + "0100");

  private static final int FATAL_ALERT = 0x15;
  private static final int PATIENCE_MILLIS = 5_000;

  /** An answer, with the one field of it that the story is about. */
  record Seen(Answer answer, Optional<String> hsts) {}

  private final String host;
  private final Supplier<SocketAddress> pod;
  private final NetClient tls;
  private final HttpClient https;
  private final HttpClient http;

  PodVisitor(Vertx vertx, String host, String trustedPem, Supplier<SocketAddress> pod) {
    this.host = host;
    this.pod = pod;
    var trust = new PemTrustOptions().addCertValue(Buffer.buffer(trustedPem));
    tls =
        vertx.createNetClient(
            new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(trust));
    https = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustOptions(trust));
    http = vertx.createHttpClient();
  }

  /** The certificate that a new connection is shown. */
  Certificate served() {
    SocketAddress target = pod.get();
    return Settled.of(
        tls.connect(target, host)
            .compose(
                socket -> {
                  try {
                    Certificate shown = socket.peerCertificates().getFirst();
                    return socket.close().map(shown);
                  } catch (SSLPeerUnverifiedException e) {
                    return socket.close().compose(_ -> Future.failedFuture(e));
                  }
                }));
  }

  /** As a load balancer that was called by https, and says so. */
  Seen overTls(String path, String token) {
    return get(https, pod.get().port(), path, token, "https");
  }

  Seen overPlaintext(String path, String token) {
    return get(http, ListenerPlan.HTTP_PORT, path, token, "http");
  }

  private Seen get(HttpClient client, int port, String path, String token, String scheme) {
    var options =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(port, pod.get().host()))
            .setHost(host)
            .setURI(path)
            .putHeader("X-Forwarded-Proto", scheme)
            .putHeader("Authorization", "Bearer " + token);
    return Settled.of(
        client.request(options).compose(request -> request.send().compose(PodVisitor::seen)));
  }

  private static Future<Seen> seen(HttpClientResponse response) {
    return response
        .body()
        .map(
            body ->
                new Seen(
                    new Answer(response.statusCode(), body.toString()),
                    Optional.ofNullable(response.getHeader("Strict-Transport-Security"))));
  }

  /** What a client of TLS 1.1 gets. */
  String askByOldTls() {
    SocketAddress target = pod.get();
    try (var socket = new Socket(target.host(), target.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(TLS_1_1_HELLO);
      byte[] record = socket.getInputStream().readNBytes(7);
      return record.length == 7 && record[0] == FATAL_ALERT
          ? "refused by alert " + record[6]
          : "no alert";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Settled.of(tls.close());
    Settled.of(https.close());
    Settled.of(http.close());
  }
}
