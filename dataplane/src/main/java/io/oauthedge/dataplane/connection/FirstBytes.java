package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.oauthedge.dataplane.observe.ConnectionRefusals;

/**
 * Sees that a head's time is kept from where HTTP begins: behind the PROXY protocol's header, and
 * behind TLS.
 *
 * <p>Stands before all that Vert.x adds, and goes when its work is done.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private final ConnectionRefusals refusals;
  private final boolean plaintext;

  FirstBytes(ConnectionRefusals refusals, boolean plaintext) {
    this.refusals = refusals;
    this.plaintext = plaintext;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    ChannelPipeline pipeline = context.pipeline();
    if (plaintext) {
      ChannelHandlerContext proxy = pipeline.context(HAProxyMessageDecoder.class);
      String last = proxy == null ? context.name() : proxy.name();
      pipeline.addAfter(last, null, new FirstHead(refusals));
      pipeline.remove(this);
    } else {
      // Vert.x adds it once the PROXY protocol's header has come, or the name of the host.
      ChannelHandlerContext tls = pipeline.context(SslHandler.class);
      if (tls != null) {
        ((SslHandler) tls.handler()).handshakeFuture().addListener(done -> negotiated(tls));
        pipeline.remove(this);
      }
    }
    context.fireChannelRead(bytes);
  }

  /** Comes before the first byte behind TLS. */
  private void negotiated(ChannelHandlerContext tls) {
    String protocol = ((SslHandler) tls.handler()).applicationProtocol();
    if (ApplicationProtocolNames.HTTP_2.equals(protocol) && !tls.isRemoved()) {
      tls.pipeline().addAfter(tls.name(), null, new Http2Heads(refusals, 0));
    }
  }
}
