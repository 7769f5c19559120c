package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;

/**
 * Sees that a head's time is kept from where HTTP begins: behind the PROXY protocol's header, and
 * behind TLS; and says who sent no such header.
 *
 * <p>Stands before what Vert.x adds, and goes when its work is done.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private final ConnectionRefusals refusals;
  private final boolean plaintext;

  FirstBytes(ConnectionRefusals refusals, boolean plaintext) {
    this.refusals = refusals;
    this.plaintext = plaintext;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf) {
      ChannelHandlerContext proxy = context.pipeline().context(HAProxyMessageDecoder.class);
      if (proxy == null) {
        begin(context);
      } else {
        moveBehind(proxy);
      }
    }
    context.fireChannelRead(message);
  }

  private void moveBehind(ChannelHandlerContext proxy) {
    proxy.pipeline().addAfter(proxy.name(), null, new FirstBytes(refusals, plaintext)).remove(this);
  }

  private void begin(ChannelHandlerContext context) {
    ChannelPipeline pipeline = context.pipeline();
    if (plaintext) {
      pipeline.addAfter(context.name(), null, new FirstHead(refusals)).remove(this);
      return;
    }
    // Vert.x adds it once the PROXY protocol's header has come, or the name of the host.
    ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (tls != null) {
      ((SslHandler) tls.handler()).handshakeFuture().addListener(done -> negotiated(tls));
      pipeline.remove(this);
    }
  }

  /** Comes before the first byte behind TLS. */
  private void negotiated(ChannelHandlerContext tls) {
    String protocol = ((SslHandler) tls.handler()).applicationProtocol();
    if (ApplicationProtocolNames.HTTP_2.equals(protocol) && !tls.isRemoved()) {
      tls.pipeline().addAfter(tls.name(), null, new Http2Heads(refusals, 0));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof HAProxyProtocolException) {
      // The decoder says it again of what is left when the connection closes.
      context.pipeline().remove(this);
      refusals.count(
          ConnectionRefusal.PROXY_PROTOCOL_ABSENT, Peer.of(context.channel()), "no such header");
    }
    context.fireExceptionCaught(cause);
  }
}
