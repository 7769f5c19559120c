package io.oauthedge.demo.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers every request with its head, byte by byte; {@code /n} asks for a field of n bytes. */
final class EchoServer implements AutoCloseable {
  private static final Pattern WANTED = Pattern.compile("^GET /([0-9]+) ");

  private final ServerSocket server;

  EchoServer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (SocketException e) {
      // Closed with the test.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      String head = head(new BufferedInputStream(socket.getInputStream()));
      Matcher wanted = WANTED.matcher(head);
      String field = wanted.find() ? "b".repeat(Integer.parseInt(wanted.group(1))) : "";
      String answer =
          "HTTP/1.1 200 OK\r\nX-Big: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(field, head.length(), head);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // The proxy has given up on an answer that is too large for it.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
