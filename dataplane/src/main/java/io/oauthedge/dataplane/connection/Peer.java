package io.oauthedge.dataplane.connection;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/** The address at the other end of a connection, whatever a PROXY protocol's header names. */
final class Peer {
  private Peer() {}

  /** Empty once it is not known any more. */
  static String of(Channel connection) {
    return connection.remoteAddress() instanceof InetSocketAddress address
            && !address.isUnresolved()
        ? address.getAddress().getHostAddress()
        : "";
  }
}
