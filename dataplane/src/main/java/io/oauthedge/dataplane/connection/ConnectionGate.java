package io.oauthedge.dataplane.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;

/**
 * Stands where the operating system hands connections over, before they cost more than their
 * descriptor: a pod that is full closes what comes.
 *
 * <p>Those that are open are left alone: behind a load balancer an idle one may get a request at
 * any moment, and that request would be lost.
 */
@Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
  private final Connections connections;
  private final ConnectionRefusals refusals;
  private final boolean plaintext;

  ConnectionGate(Connections connections, ConnectionRefusals refusals, boolean plaintext) {
    this.connections = connections;
    this.refusals = refusals;
    this.plaintext = plaintext;
  }

  @Override
  public void channelRead(ChannelHandlerContext listener, Object message) {
    if (message instanceof Channel connection) {
      if (!connections.enter()) {
        connection.unsafe().closeForcibly();
        refusals.count(ConnectionRefusal.TOO_MANY_CONNECTIONS, connections.most() + " are open");
        return;
      }
      connection.closeFuture().addListener(closed -> connections.leave());
      if (plaintext) {
        connection.pipeline().addLast(new FirstHead(new HeadDeadline(refusals)));
      }
    }
    listener.fireChannelRead(message);
  }
}
