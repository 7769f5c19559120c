package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;

/**
 * Holds an HTTP/2 connection to the deadline, for its beginning and for all frames but those of
 * bodies, and bounds the frames that a head is cut into.
 *
 * <p>Netty bounds a head's bytes alone: each frame of one byte has it copy all that came before.
 */
final class Http2Heads extends ChannelInboundHandlerAdapter {
  private final ConnectionRefusals refusals;
  private final HeadDeadline deadline;
  private final Http2Frames frames;
  private boolean ended;

  /**
   * Follows a connection.
   *
   * @param preface how many bytes of the preface have come
   */
  Http2Heads(ConnectionRefusals refusals, int preface) {
    this.refusals = refusals;
    this.deadline =
        new HeadDeadline(refusals, context -> end(context, Http2Error.ENHANCE_YOUR_CALM));
    this.frames = new Http2Frames(preface);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    deadline.start(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && !goesOn(context, bytes)) {
      bytes.release();
    } else {
      context.fireChannelRead(message);
    }
  }

  private boolean goesOn(ChannelHandlerContext context, ByteBuf bytes) {
    if (ended) {
      return false;
    }
    long before = frames.completed();
    switch (frames.follow(bytes)) {
      case WELL -> {
        if (frames.completed() != before) {
          deadline.stop();
        }
        if (frames.isWithin()) {
          deadline.start(context);
        }
      }
      case NO_PREFACE -> end(context, Http2Error.PROTOCOL_ERROR);
      case TOO_MANY_FRAMES -> {
        refusals.count(
            ConnectionRefusal.REQUEST_HEAD_FRAGMENTED,
            Peer.of(context.channel()),
            "more than " + Http2Frames.MOST_CONTINUATIONS + " CONTINUATION frames");
        end(context, Http2Error.ENHANCE_YOUR_CALM);
      }
    }
    return !ended;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.stop();
  }

  /** Says so in a GOAWAY (RFC 9113 section 6.8), where HTTP/2 has begun. */
  private void end(ChannelHandlerContext context, Http2Error error) {
    ended = true;
    deadline.stop();
    ChannelHandlerContext protocol = context.pipeline().context(Http2ConnectionHandler.class);
    if (protocol != null) {
      var handler = (Http2ConnectionHandler) protocol.handler();
      int last = handler.connection().remote().lastStreamCreated();
      var _ =
          handler.goAway(
              protocol, last, error.code(), Unpooled.EMPTY_BUFFER, protocol.newPromise());
      protocol.flush();
    }
    var _ = context.close();
  }
}
