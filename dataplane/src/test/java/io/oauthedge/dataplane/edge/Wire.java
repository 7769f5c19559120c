package io.oauthedge.dataplane.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that writes what no HTTP library would, and reads until the other side closes. */
final class Wire {
  private static final int PATIENCE_MILLIS = 10_000;

  private Wire() {}

  /** All that comes back until the connection is closed. */
  static String send(int port, String bytes) {
    return send("127.0.0.1", port, bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * As {@link #send(int, String)}, from one of this machine's addresses; nothing comes back where
   * the connection is reset.
   */
  static String send(String source, int port, byte[] bytes) {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(source), 0)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException(e);
    } catch (SocketException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends and goes, whatever becomes of it. */
  static void fire(String source, int port, byte[] bytes) {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(source), 0)) {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The other side was faster in ending it.
    }
  }
}
