package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WebSocket passes, also where the upstream's protocol is HTTP/2, which has no upgrade. */
class WebSocketIT {
  private static final Vertx VERTX =
      Vertx.vertx(
          new VertxOptions()
              .setAddressResolverOptions(
                  new AddressResolverOptions()
                      .setHostsValue(Buffer.buffer("127.0.0.1 " + Shape.HOST + "\n"))));
  private static final Issuer ISSUER = new Issuer(VERTX);

  /** Held here: Vert.x closes a client that nobody holds, also in the middle of a handshake. */
  private static final WebSocketClient CLIENT =
      VERTX.createWebSocketClient(
          new WebSocketClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static HttpServer echo() {
    return VERTX
        .createHttpServer()
        .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
        .listen(0, "127.0.0.1")
        .await();
  }

  private static WebSocket connect(Edge edge, String token) {
    return CLIENT
        .connect(
            new WebSocketConnectOptions()
                .setHost(Shape.HOST)
                .setPort(edge.httpsPort())
                .setURI("/chat")
                .setHeaders(Caller.bearer(token)))
        .timeout(10, TimeUnit.SECONDS)
        .await();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "H2C"})
  void carriesMessages(UpstreamProtocol protocol) {
    int port = echo().actualPort();
    Shape shape = Shape.of(ISSUER, Upstream.config("default", protocol, "127.0.0.1", port));
    try (Edge edge = Edge.start(VERTX, shape)) {
      WebSocket socket = connect(edge, ISSUER.token());
      Promise<String> echoed = Promise.promise();
      socket.textMessageHandler(echoed::tryComplete);
      socket.writeTextMessage("hello");

      assertThat(echoed.future().timeout(10, TimeUnit.SECONDS).await()).isEqualTo("hello");
      socket.close().await();
    }
  }

  @Test
  void refusesWithoutAGoodToken() {
    int port = echo().actualPort();
    Shape shape =
        Shape.of(ISSUER, Upstream.config("default", UpstreamProtocol.HTTP1, "127.0.0.1", port));
    try (Edge edge = Edge.start(VERTX, shape)) {
      Assertions.assertThatThrownBy(() -> connect(edge, "x.y.z"))
          .isInstanceOf(UpgradeRejectedException.class)
          .hasMessageContaining("401");
    }
  }
}
