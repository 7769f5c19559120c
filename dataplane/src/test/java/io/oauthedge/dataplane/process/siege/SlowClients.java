package io.oauthedge.dataplane.process.siege;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plain sockets that send the beginning of something, then a byte a second, or nothing. */
public final class SlowClients implements AutoCloseable {
  private static final byte[] CLIENT_HELLO = HexFormat.of().parseHex("1603010200010001fc0303");
  private static final byte[] HEAD =
      "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

  private final List<SocketChannel> sockets = new ArrayList<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private SlowClients() {}

  /** Handshakes of which no more than the beginning comes. */
  public static SlowClients halfOpenHandshakes(String address, int port, int count) {
    return new SlowClients().open(address, port, count, CLIENT_HELLO);
  }

  /** Heads of requests that come a byte a second. */
  public static SlowClients slowHeads(String address, int port, int count) {
    SlowClients clients = new SlowClients().open(address, port, count, HEAD);
    var _ = clients.writer.scheduleAtFixedRate(clients::writeAByte, 1, 1, TimeUnit.SECONDS);
    return clients;
  }

  private SlowClients open(String address, int port, int count, byte[] beginning) {
    try {
      for (int i = 0; i < count; i++) {
        SocketChannel socket = SocketChannel.open(new InetSocketAddress(address, port));
        sockets.add(socket);
        socket.configureBlocking(false);
        write(socket, beginning);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeAByte() {
    sockets.forEach(socket -> write(socket, new byte[] {'x'}));
  }

  // Whether it arrived, reading tells.
  private static void write(SocketChannel socket, byte[] bytes) {
    try {
      socket.write(ByteBuffer.wrap(bytes));
    } catch (IOException closed) {
      // The edge has ended it, as it should.
    }
  }

  /** How many the edge has not closed. */
  public long open() {
    return sockets.stream().filter(SlowClients::isOpen).count();
  }

  private static boolean isOpen(SocketChannel socket) {
    try {
      return socket.read(ByteBuffer.allocate(256)) >= 0;
    } catch (IOException reset) {
      return false;
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
    for (SocketChannel socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
