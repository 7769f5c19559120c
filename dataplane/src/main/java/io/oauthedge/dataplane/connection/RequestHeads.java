package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/** Gives every HTTP/1 connection of the listeners a deadline for the heads of its requests. */
public final class RequestHeads implements Handler<HttpConnection> {
  private final ConnectionRefusals refusals;

  public RequestHeads(ConnectionRefusals refusals) {
    this.refusals = refusals;
  }

  // Vert.x shows a connection's Netty side in this interface of its own alone.
  @Override
  public void handle(HttpConnection connection) {
    ChannelHandlerContext handler = ((HttpServerConnection) connection).channelHandlerContext();
    ChannelPipeline pipeline = handler.pipeline();
    ChannelHandlerContext first = pipeline.context(FirstHead.class);
    if (first != null) {
      pipeline.remove(first.handler());
    }
    // Of an HTTP/2 connection Vert.x tells amid its first bytes: too late to follow them.
    if (!(handler.handler() instanceof Http2ConnectionHandler)) {
      // In plaintext, Vert.x tells of an HTTP/1 connection once it has a first head.
      Http1Heads.install(
          pipeline.context(HttpRequestDecoder.class), new HeadDeadline(refusals), first != null);
    }
  }
}
