package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Picks a port for a server that cannot report which one it took. */
public final class FreePort {
  private FreePort() {}

  /** A port that nothing listens on at this loopback address now. */
  public static int on(String address) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
