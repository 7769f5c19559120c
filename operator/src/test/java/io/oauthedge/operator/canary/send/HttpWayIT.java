package io.oauthedge.operator.canary.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.ArrivedBody;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.operator.canary.destination.Destination;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.Protocol;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWayIT {
  private static final Probe BARE = new Probes(List.of(), false, 65_536).bare(Protocol.HTTP_1_1);
  private static final String LIST = "\r\nX-OAuthEdge-List: ";
  private static final CanarySeal SEAL = seal("orders", 1);

  private final Vertx vertx = Vertx.vertx();
  private final Clients clients = new Clients(vertx, List.of());
  private final Queue<String> heads = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    clients.close();
    vertx.close().await();
  }

  @Test
  void whatTheEdgeSealedForTheVeryOrderIsItsAnswer() throws InterruptedException {
    Reply reply = send(BARE, order -> ok(SEAL.seal(answer(order.id()))));

    assertThat(reply).isInstanceOf(Reply.Sealed.class);
  }

  @Test
  void theHeadIsCountedAsItIsWritten() throws InterruptedException {
    var probes = new Probes(List.of("x_tenant", "X-Two.Parts"), false, 65_536);
    for (Probe probe : List.of(probes.carry(Protocol.HTTP_1_1), probes.lies(), probes.post())) {
      Reply reply = send(probe, order -> ok(SEAL.seal(answer(order.id()))));

      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Sealed.class,
              came -> assertThat(came.headBytes()).isEqualTo(heads.remove().length()));
    }
  }

  @Test
  void namesKeepTheirSpellingAndValuesTheirBytes() throws InterruptedException {
    for (Probe probe : new Probes(List.of(), false, 65_536).quirks()) {
      send(probe, order -> ok(SEAL.seal(answer(order.id()))));
    }

    assertThat(String.join("", heads))
        .contains(
            "\r\nx_oauthedge_canary: ",
            "\r\nX-OAuthEdge.Canary: ",
            "\r\nX-OAuthEdge-Name: Zo\u00eb ",
            "\r\nX-OAuthEdge-Empty: \r\n",
            "\r\nConnection: keep-alive, X-OAuthEdge-Hop\r\n");
    assertThat(heads).anyMatch(head -> head.indexOf(LIST) != head.lastIndexOf(LIST));
  }

  @Test
  void anAnswerThatAnotherKeySealedOrThatBelongsToAnotherOrderIsNobodys()
      throws InterruptedException {
    CanarySeal otherKey = seal("orders", 2);
    CanarySeal otherEdge = seal("payments", 1);

    assertForeign(send(BARE, order -> ok(otherKey.seal(answer(order.id())))));
    assertForeign(send(BARE, order -> ok(otherEdge.seal(answer(order.id())))));
    assertForeign(send(BARE, _ -> ok(SEAL.seal(answer("an-older-order")))));
    assertForeign(send(BARE, _ -> ok("{\"id\":\"anything\"}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsNotFollowed(int status) throws InterruptedException {
    Queue<String> called = new ConcurrentLinkedQueue<>();
    NetServer elsewhere =
        vertx
            .createNetServer()
            .connectHandler(socket -> called.add("called"))
            .listen(0, "127.0.0.1")
            .await();

    Reply reply =
        send(
            BARE,
            _ ->
                "HTTP/1.1 %d Moved\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status, elsewhere.actualPort()));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Foreign.class, foreign -> assertThat(foreign.status()).isEqualTo(status));
    assertThat(called).isEmpty();
  }

  @Test
  void whoAnsweredInTheEdgesSteadIsNamedByAHarmlessTokenAlone() throws InterruptedException {
    assertThat(name("Server: cloudflare")).isEqualTo("cloudflare");
    assertThat(name("Server: Apache/2.4.71 (Debian)")).isEqualTo("Apache");
    assertThat(name("Via: 1.1 google")).isEqualTo("google");
    assertThat(name("Server: <script>alert(1)</script>"))
        .isEqualTo("something that does not name itself");
    assertThat(name("Server: " + "a".repeat(500))).isEqualTo("a".repeat(32));
    assertThat(name("X-Powered-By: secret")).isEqualTo("something that does not name itself");
  }

  @Test
  void anEndlessAnswerIsCutOff() throws InterruptedException {
    String chunk = "40000\r\n" + "a".repeat(0x40000) + "\r\n";

    Reply reply =
        send(BARE, _ -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Reply.Cause.CLOSED));
  }

  @Test
  void nothingIsSentOnceTheRoundsBoundsAreReached() throws InterruptedException {
    NetServer server = serve(order -> ok(SEAL.seal(answer(order.id()))));
    HttpWay way = way(server, new Bounds(InstantSource.system(), Duration.ofMinutes(5), 1));

    assertThat(way.send(BARE)).isInstanceOf(Reply.Sealed.class);
    assertThat(way.send(BARE)).isInstanceOf(Reply.NotSent.class);
    assertThat(heads).hasSize(1);
    Duration tooLittle = Bounds.REQUEST_PATIENCE.minusMillis(1);
    assertThat(way(server, new Bounds(InstantSource.system(), tooLittle, 9)).send(BARE))
        .isInstanceOf(Reply.NotSent.class);
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    try (Socket taken = new Socket()) {
      // Bound, so that nobody else gets the port, and not listening.
      taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));

      assertThat(way(taken.getLocalPort(), bounds()).send(BARE))
          .isInstanceOfSatisfying(
              Reply.Broken.class,
              broken -> assertThat(broken.cause()).isEqualTo(Reply.Cause.UNREACHABLE));
    }
  }

  private String name(String line) throws InterruptedException {
    Reply reply = send(BARE, _ -> "HTTP/1.1 403 No\r\n" + line + "\r\nContent-Length: 0\r\n\r\n");
    return ((Reply.Foreign) reply).who();
  }

  private static void assertForeign(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Foreign.class);
  }

  private Reply send(Probe probe, Function<CanaryOrder, String> answer)
      throws InterruptedException {
    return way(serve(answer), bounds()).send(probe);
  }

  private static Bounds bounds() {
    return new Bounds(InstantSource.system(), Duration.ofMinutes(1), 10);
  }

  private HttpWay way(NetServer server, Bounds bounds) {
    return way(server.actualPort(), bounds);
  }

  private HttpWay way(int port, Bounds bounds) {
    URI url = URI.create("http://orders.example.com:" + port);
    return new HttpWay(
        clients,
        Destination.outside(InetAddress.ofLiteral("127.0.0.1"), url),
        SEAL,
        Optional.empty(),
        bounds,
        InstantSource.system());
  }

  /** A server that keeps the request's head as it came over the wire. */
  private NetServer serve(Function<CanaryOrder, String> answer) {
    return vertx
        .createNetServer(new NetServerOptions())
        .connectHandler(
            socket -> {
              Buffer received = Buffer.buffer();
              socket.handler(
                  bytes -> {
                    received.appendBuffer(bytes);
                    String text = received.toString(StandardCharsets.ISO_8859_1);
                    int end = text.indexOf("\r\n\r\n");
                    if (end >= 0) {
                      heads.add(text.substring(0, end + 4));
                      String sealed =
                          text.substring(
                              text.indexOf(AdminApi.CANARY) + AdminApi.CANARY.length(),
                              text.indexOf(" HTTP/1.1"));
                      socket.handler(_ -> {});
                      socket.write(answer.apply(SEAL.openOrder(sealed).orElseThrow()));
                    }
                  });
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static CanaryAnswer answer(String id) {
    return CanaryAnswer.of(
        id,
        "orders-0",
        new ArrivedRequest(
            "GET",
            "HTTP/1.1",
            "orders.example.com",
            "10.0.0.1",
            "10.0.0.1",
            false,
            false,
            false,
            0,
            ArrivedBody.of(new byte[0])),
        List.of(),
        Optional.empty());
  }

  private static CanarySeal seal(String edge, int key) {
    byte[] bytes = new byte[CanaryKeys.KEY_BYTES];
    bytes[0] = (byte) key;
    return new CanarySeal("shop", edge, new CanaryKeys(List.of(bytes)));
  }
}
