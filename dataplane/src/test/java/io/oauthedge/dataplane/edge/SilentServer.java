package io.oauthedge.dataplane.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A listener whose queue is full, so that whoever connects hears nothing at all. */
final class SilentServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 300;

  private final ServerSocket server;
  private final Deque<Socket> waiting = new ArrayDeque<>();

  SilentServer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    fill();
  }

  private void fill() throws IOException {
    while (true) {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(
            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), PATIENCE_MILLIS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    server.close();
  }
}
