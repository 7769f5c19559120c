package io.oauthedge.dataplane.edge;

import static io.oauthedge.dataplane.edge.Http2Wire.PREFACE;
import static io.oauthedge.dataplane.edge.Http2Wire.SETTINGS;
import static io.oauthedge.dataplane.edge.Http2Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP/2 lets a client do cheaply that costs a server much. */
class Http2AbuseIT {
  private static final String PING = "000008" + "06" + "00" + "00000000" + "0123456789abcdef";

  /** GET / of http://a, by the static table of HPACK. */
  private static final String BLOCK = "828684" + "410161";

  private static final String CANCEL = "00000008";
  private static final int AT_ONCE = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);
  private final Edge edge =
      Edge.start(vertx, Shape.of(issuer, Upstream.echo(vertx).config(UpstreamProtocol.HTTP1)));

  @AfterEach
  void stop() {
    edge.close();
    vertx.close().await();
  }

  @Test
  void rapidResetsEndTheConnection() {
    try (var client = Http2Wire.plain(edge)) {
      client.send(PREFACE + SETTINGS + resets(300));

      assertCalmed(client);
    }
  }

  @Test
  void aFewResetsDoNot() {
    try (var client = Http2Wire.plain(edge)) {
      client.send(PREFACE + SETTINGS + resets(100) + PING);

      assertThat(client.next(Http2Wire.PING).orElseThrow().type()).isEqualTo(Http2Wire.PING);
    }
  }

  /** So many requests, each taken back at once. */
  private static String resets(int count) {
    return IntStream.range(0, count)
        .map(i -> 2 * i + 1)
        .mapToObj(
            stream -> frame(Http2Wire.HEADERS, 5, stream, BLOCK) + frame(3, 0, stream, CANCEL))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00"})
  void aHeadThatNeverEndsEndsTheConnection(String fragment) {
    try (var client = Http2Wire.tls(edge)) {
      client.send(PREFACE + SETTINGS + frame(Http2Wire.HEADERS, 0, 1, BLOCK));
      client.send(frame(Http2Wire.CONTINUATION, 0, 1, fragment).repeat(AT_ONCE));

      assertCalmed(client);
    }
    assertThat(edge.report().tally().connectionsRefused())
        .containsExactly(new ConnectionRefusalCount(ConnectionRefusal.REQUEST_HEAD_FRAGMENTED, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 16_384})
  void aLargeHeadPassesHoweverAnHonestClientCutsIt(int bytes) {
    MultiMap fields = Caller.bearer(issuer.token());
    IntStream.range(0, 60).forEach(i -> fields.add("x-pad-" + i, "~".repeat(1_000)));
    try (var client = Http2Wire.tls(edge)) {
      client.send(PREFACE + SETTINGS + cut(Http2Wire.block("GET", "/a", fields), 2 * bytes));

      assertThat(client.next(Http2Wire.HEADERS).orElseThrow().status()).isEqualTo("200");
    }
  }

  private static String cut(String block, int digits) {
    var frames = new StringBuilder();
    for (int at = 0; at < block.length(); at += digits) {
      String fragment = block.substring(at, Math.min(at + digits, block.length()));
      frames.append(
          frame(
              at == 0 ? Http2Wire.HEADERS : Http2Wire.CONTINUATION,
              (at == 0 ? Http2Wire.END_STREAM : 0)
                  | (at + digits < block.length() ? 0 : Http2Wire.END_HEADERS),
              1,
              fragment));
    }
    return frames.toString();
  }

  /** Of PING and SETTINGS the edge owes an answer each, which one who does not read never takes. */
  @ParameterizedTest
  @ValueSource(strings = {PING, SETTINGS})
  void whoAsksAndDoesNotReadIsEnded(String question) {
    String many = question.repeat(AT_ONCE);
    try (var client = Http2Wire.tls(edge)) {
      client.send(PREFACE + SETTINGS);

      await().pollInterval(Duration.ofNanos(1)).until(() -> !client.send(many));
      assertThat(Caller.http2(vertx, edge).get("/a", issuer.token()).status()).isEqualTo(200);
    }
  }

  /** Nothing is owed for it and nothing kept: the streams need not exist. */
  @Test
  void prioritiesLeaveNothing() {
    try (var client = Http2Wire.tls(edge)) {
      client.send(PREFACE + SETTINGS);
      IntStream.range(0, 100)
          .mapToObj(i -> frame(2, 0, 2 * i + 1, "0000000010").repeat(AT_ONCE))
          .forEach(client::send);
      client.send(PING);

      assertThat(client.next(Http2Wire.PING).orElseThrow().type()).isEqualTo(Http2Wire.PING);
    }
  }

  private static void assertCalmed(Http2Wire client) {
    assertThat(client.next(Http2Wire.GO_AWAY).orElseThrow().errorCode())
        .isEqualTo((int) Http2Error.ENHANCE_YOUR_CALM.code());
  }
}
