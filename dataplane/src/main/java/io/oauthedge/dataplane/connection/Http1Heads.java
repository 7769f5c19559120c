package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Holds the heads of an HTTP/1 connection to their deadline: a read that comes between two messages
 * and completes no head begins one.
 */
final class Http1Heads extends ChannelInboundHandlerAdapter {
  private final ChannelHandlerContext decoder;
  private final HeadDeadline deadline;
  private final Messages messages = new Messages();
  private boolean withinMessage;
  private long heads;

  private Http1Heads(ChannelHandlerContext decoder, HeadDeadline deadline, boolean withinMessage) {
    this.decoder = decoder;
    this.deadline = deadline;
    this.withinMessage = withinMessage;
  }

  /**
   * Stands around the decoder from now on.
   *
   * @param withinMessage whether the decoder is in the middle of a message
   */
  static void install(ChannelHandlerContext decoder, HeadDeadline deadline, boolean withinMessage) {
    var heads = new Http1Heads(decoder, deadline, withinMessage);
    ChannelPipeline pipeline = decoder.pipeline();
    pipeline.addBefore(decoder.name(), null, heads);
    pipeline.addAfter(decoder.name(), null, heads.messages);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (decoder.isRemoved()) {
      context.pipeline().remove(messages).remove(this);
      context.fireChannelRead(bytes);
      return;
    }
    boolean between = !withinMessage;
    long before = heads;
    context.fireChannelRead(bytes);
    if (between && heads == before) {
      deadline.start(context);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.stop();
  }

  private final class Messages extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        heads++;
        withinMessage = true;
        deadline.stop();
      }
      if (message instanceof LastHttpContent) {
        withinMessage = false;
      }
      context.fireChannelRead(message);
    }
  }
}
