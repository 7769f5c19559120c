package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What HTTP/2 lets a client do cheaply that costs a server much. */
class Http2AbuseIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final String PREFACE =
      HexFormat.of()
          .formatHex("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final String SETTINGS = "000000" + "04" + "00" + "00000000";

  /** GET / of http://a, by the static table of HPACK. */
  private static final String BLOCK = "828684" + "410161";

  private static final int GO_AWAY = 7;
  private static final int ENHANCE_YOUR_CALM = 0xb;
  private static final int PATIENCE_MILLIS = 10_000;

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void rapidResetsEndTheConnection() {
    assertThat(goAwayAfter(PREFACE + SETTINGS + resets(300))).isEqualTo(ENHANCE_YOUR_CALM);
  }

  @Test
  void aFewResetsDoNot() {
    String ping = "000008" + "06" + "00" + "00000000" + "0123456789abcdef";
    try (Edge edge =
            Edge.start(
                VERTX, Shape.of(ISSUER, Upstream.echo(VERTX).config(UpstreamProtocol.HTTP1)));
        Socket socket = connect(edge)) {
      send(socket, PREFACE + SETTINGS + resets(100) + ping);
      assertThat(errorCodeOrPing(socket)).as("the answer to a ping").isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many requests, each taken back at once. */
  private static String resets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%08x".formatted(2 * i + 1))
        .map(id -> "000006" + "01" + "05" + id + BLOCK + "000004" + "03" + "00" + id + "00000008")
        .collect(Collectors.joining());
  }

  private static int goAwayAfter(String hex) {
    try (Edge edge =
            Edge.start(
                VERTX, Shape.of(ISSUER, Upstream.echo(VERTX).config(UpstreamProtocol.HTTP1)));
        Socket socket = connect(edge)) {
      send(socket, hex);
      return errorCodeOrPing(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(Edge edge) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), edge.httpPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String hex) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(hex));
  }

  /** The error code of the first GOAWAY; 0 when a ping is answered before. */
  private static int errorCodeOrPing(Socket socket) throws IOException {
    var frames = new DataInputStream(socket.getInputStream());
    while (true) {
      int length = (frames.readUnsignedShort() << 8) | frames.readUnsignedByte();
      int type = frames.readUnsignedByte();
      boolean acknowledges = frames.readUnsignedByte() == 1;
      frames.readInt();
      byte[] payload = frames.readNBytes(length);
      if (type == GO_AWAY) {
        return payload[7];
      }
      if (type == 6 && acknowledges) {
        return 0;
      }
    }
  }
}
