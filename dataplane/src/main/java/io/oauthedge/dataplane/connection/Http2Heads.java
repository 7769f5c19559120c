package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds the heads of an HTTP/2 connection to their deadline, and to a number of frames: Netty
 * limits the bytes of a head, which empty CONTINUATION frames do not use up.
 */
final class Http2Heads extends ChannelInboundHandlerAdapter {
  /** The largest head that is parsed takes fewer, in frames of the size that all must accept. */
  static final int MOST_CONTINUATIONS = 32;

  private final HeadFrames frames = new HeadFrames();
  private final HeadDeadline deadline;
  private long timed;

  private Http2Heads(HeadDeadline deadline) {
    this.deadline = deadline;
  }

  /** Stands before the connection's handler from now on, which has seen no byte yet. */
  static void install(ChannelHandlerContext handler, HeadDeadline deadline) {
    handler.pipeline().addBefore(handler.name(), null, new Http2Heads(deadline));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      frames.read(bytes);
    }
    if (frames.continuations() > MOST_CONTINUATIONS) {
      ReferenceCountUtil.release(message);
      context.fireExceptionCaught(
          Http2Exception.connectionError(
              Http2Error.ENHANCE_YOUR_CALM, "a head in too many CONTINUATION frames"));
      return;
    }
    if (timed != frames.heads()) {
      deadline.stop();
    }
    context.fireChannelRead(message);
    if (frames.withinHead()) {
      timed = frames.heads();
      deadline.start(context);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.stop();
  }
}
