package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.oauthedge.dataplane.observe.ConnectionRefusals;

/**
 * Holds the beginning of a plaintext connection to the deadline, from its first byte until it is
 * known which version of HTTP is spoken.
 */
final class FirstHead extends ChannelInboundHandlerAdapter {
  private final ConnectionRefusals refusals;
  private final HeadDeadline deadline;
  private int preface;
  private boolean http1;

  FirstHead(ConnectionRefusals refusals) {
    this.refusals = refusals;
    this.deadline = HeadDeadline.closing(refusals);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      context.fireChannelRead(message);
    } else if (!http1 && Http2Frames.completesPreface(preface, bytes)) {
      follow(context, bytes);
    } else {
      int matching = Http2Frames.matching(preface, bytes);
      http1 = http1 || matching < bytes.readableBytes();
      preface += matching;
      context.fireChannelRead(bytes);
      if (!context.isRemoved()) {
        deadline.start(context);
      }
    }
  }

  private void follow(ChannelHandlerContext context, ByteBuf bytes) {
    var heads = new Http2Heads(refusals, preface);
    var pipeline = context.pipeline();
    pipeline.replace(this, null, heads);
    heads.channelRead(pipeline.context(heads), bytes);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.stop();
  }
}
