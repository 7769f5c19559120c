package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

/**
 * Holds the first head of a plaintext connection to its deadline, from its first byte until Vert.x
 * knows by it which version of HTTP is spoken.
 */
final class FirstHead extends ChannelInboundHandlerAdapter {
  private final HeadDeadline deadline;

  FirstHead(HeadDeadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    boolean proxyHeader = context.pipeline().get(HAProxyMessageDecoder.class) != null;
    context.fireChannelRead(bytes);
    if (!proxyHeader && !context.isRemoved()) {
      deadline.start(context);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.stop();
  }
}
