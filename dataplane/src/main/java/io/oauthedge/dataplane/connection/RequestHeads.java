package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the heads of a connection followed by the version of HTTP that it turned out to speak. */
public final class RequestHeads implements Handler<HttpConnection> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHeads.class);

  private final ConnectionRefusals refusals;

  public RequestHeads(ConnectionRefusals refusals) {
    this.refusals = refusals;
  }

  // Vert.x shows a connection's Netty side in this interface of its own alone.
  @Override
  public void handle(HttpConnection connection) {
    // Vert.x would write a line for each that ends amiss: strangers can make any number of them.
    connection.exceptionHandler(failure -> LOG.debug("A client's connection ended", failure));
    ChannelHandlerContext handler = ((HttpServerConnection) connection).channelHandlerContext();
    ChannelPipeline pipeline = handler.pipeline();
    ChannelHandlerContext first = pipeline.context(FirstHead.class);
    boolean http1 = !(handler.handler() instanceof Http2ConnectionHandler);
    if (http1) {
      // In plaintext, Vert.x tells of an HTTP/1 connection once it has a first head.
      Http1Heads.install(
          pipeline.context(HttpRequestDecoder.class),
          HeadDeadline.closing(refusals),
          first != null);
    }
    if (first != null && http1) {
      pipeline.remove(first.handler());
    } else if (first != null) {
      // An upgrade from HTTP/1 (RFC 7540 section 3.2): the client's next bytes are the preface.
      pipeline.replace(first.handler(), null, new Http2Heads(refusals, 0));
    }
  }
}
