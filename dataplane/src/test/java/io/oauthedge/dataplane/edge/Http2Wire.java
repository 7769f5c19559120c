package io.oauthedge.dataplane.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.oauthedge.dataplane.process.edge.Handshake;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** A client that writes HTTP/2 frame by frame, as no library would. */
final class Http2Wire implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PING = 6;
  static final int GO_AWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_HEADERS = 0x4;
  static final int END_STREAM = 0x1;

  static final String PREFACE =
      HexFormat.of()
          .formatHex("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  static final String SETTINGS = "000000" + "04" + "00" + "00000000";

  private static final int PRIORITY_FLAG = 0x20;
  private static final int PRIORITY_BYTES = 5;
  private static final int PATIENCE_MILLIS = 20_000;

  /** Small, so that what the edge sends to one who does not read stays with the edge. */
  private static final int RECEIVE_BUFFER = 4_096;

  private final Socket socket;
  private final DataInputStream frames;

  private Http2Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.frames = new DataInputStream(socket.getInputStream());
  }

  /** A frame that came. */
  record Frame(int type, Buffer payload) {
    /** A GOAWAY's error code (RFC 9113 section 6.8). */
    int errorCode() {
      return payload.getInt(4);
    }

    /** The status in a HEADERS frame that is a whole head. */
    String status() {
      try {
        return new DefaultHttp2HeadersDecoder()
            .decodeHeaders(1, Unpooled.wrappedBuffer(payload.getBytes()))
            .status()
            .toString();
      } catch (Http2Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Http2Wire plain(Edge edge) {
    try {
      return new Http2Wire(tcp(edge.httpPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Http2Wire tls(Edge edge) {
    try {
      var tls =
          (SSLSocket)
              Handshake.trusting(edge.files().publicCa().certificatePem())
                  .getSocketFactory()
                  .createSocket(tcp(edge.httpsPort()), Shape.HOST, 443, true);
      var parameters = tls.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return new Http2Wire(tls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket tcp(int port) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  static String frame(int type, int flags, int stream, String payload) {
    return "%06x%02x%02x%08x".formatted(payload.length() / 2, type, flags, stream) + payload;
  }

  /** A request's head as HPACK writes it, in hexadecimal digits. */
  static String block(String method, String path, MultiMap fields) {
    var headers = new DefaultHttp2Headers();
    headers.method(method).path(path).scheme("https").authority(Shape.HOST);
    fields.forEach((name, value) -> headers.add(name.toLowerCase(Locale.ROOT), value));
    return encode(headers);
  }

  private static String encode(Http2Headers headers) {
    ByteBuf bytes = Unpooled.buffer();
    try {
      new DefaultHttp2HeadersEncoder().encodeHeaders(1, headers, bytes);
      return ByteBufUtil.hexDump(bytes);
    } catch (Http2Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends; tells whether the edge still took it. */
  boolean send(String hex) {
    try {
      socket.getOutputStream().write(HexFormat.of().parseHex(hex));
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  /** The next frame of a type, or a GOAWAY; empty when the edge closes before. */
  Optional<Frame> next(int type) {
    try {
      while (true) {
        int length = (frames.readUnsignedShort() << 8) | frames.readUnsignedByte();
        int found = frames.readUnsignedByte();
        int priority = (frames.readUnsignedByte() & PRIORITY_FLAG) == 0 ? 0 : PRIORITY_BYTES;
        frames.skipNBytes(4 + priority);
        byte[] payload = frames.readNBytes(length - priority);
        if (found == type || found == GO_AWAY) {
          return Optional.of(new Frame(found, Buffer.buffer(payload)));
        }
      }
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException("the edge neither answered nor closed", e);
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
