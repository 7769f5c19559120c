package io.oauthedge.dataplane.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.snapshot.Serving;
import java.util.concurrent.TimeUnit;

/**
 * Stands where the operating system hands connections over, before they cost more than their
 * descriptor: a pod that is full closes what comes, and where the PROXY protocol makes anybody of
 * anybody, trusted proxies alone are let in.
 *
 * <p>Those that are open are left alone: behind a load balancer an idle one may get a request at
 * any moment, and that request would be lost.
 */
@Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
  private static final long PROXY_HEADER_SECONDS = 10;

  private final Connections connections;
  private final ConnectionRefusals refusals;
  private final Serving serving;
  private final boolean plaintext;
  private final boolean proxyProtocol;

  ConnectionGate(
      Connections connections,
      ConnectionRefusals refusals,
      Serving serving,
      boolean plaintext,
      boolean proxyProtocol) {
    this.connections = connections;
    this.refusals = refusals;
    this.serving = serving;
    this.plaintext = plaintext;
    this.proxyProtocol = proxyProtocol;
  }

  @Override
  public void channelRead(ChannelHandlerContext listener, Object message) {
    if (message instanceof Channel connection) {
      if (proxyProtocol && !serving.trusts(Peer.of(connection))) {
        connection.unsafe().closeForcibly();
        refusals.count(ConnectionRefusal.PROXY_PROTOCOL_UNTRUSTED, Peer.of(connection), "");
        return;
      }
      if (!connections.enter()) {
        connection.unsafe().closeForcibly();
        refusals.count(ConnectionRefusal.TOO_MANY_CONNECTIONS, connections.most() + " are open");
        return;
      }
      connection.closeFuture().addListener(closed -> connections.leave());
      connection.pipeline().addLast(new FirstBytes(refusals, plaintext));
      if (proxyProtocol) {
        var _ =
            listener
                .executor()
                .schedule(() -> late(connection), PROXY_HEADER_SECONDS, TimeUnit.SECONDS);
      }
    }
    listener.fireChannelRead(message);
  }

  /** Vert.x bounds the pauses within the PROXY protocol's header alone, and tells of none. */
  private void late(Channel connection) {
    if (connection.isActive() && connection.pipeline().get(HAProxyMessageDecoder.class) != null) {
      refusals.count(
          ConnectionRefusal.PROXY_PROTOCOL_ABSENT,
          Peer.of(connection),
          "no whole header within " + PROXY_HEADER_SECONDS + " seconds");
      var _ = connection.close();
    }
  }
}
