package io.oauthedge.dataplane.process.edge;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** A client on BoringSSL, which has a key exchange that openssl and the JDK may lack. */
public final class BoringClient {
  private BoringClient() {}

  /** Whether a handshake of TLS 1.3 succeeds with this group of the key exchange alone. */
  public static boolean agreesOn(EdgeProcess edge, String group) {
    try (var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
      SslHandler handler =
          context(edge, group).newHandler(UnpooledByteBufAllocator.DEFAULT, EdgeConfigs.HOST, 443);
      Channel channel =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                      fresh.pipeline().addLast(handler);
                    }
                  })
              .connect(edge.address(), edge.httpsPort())
              .syncUninterruptibly()
              .channel();
      boolean agreed = handler.handshakeFuture().awaitUninterruptibly().isSuccess();
      channel.close().syncUninterruptibly();
      return agreed;
    }
  }

  private static SslContext context(EdgeProcess edge, String group) {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.OPENSSL)
          .protocols("TLSv1.3")
          .trustManager(Handshake.certificate(edge.folder().publicCaPem()))
          .option(OpenSslContextOption.GROUPS, new String[] {group})
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("BoringSSL lacks " + group, e);
    }
  }
}
