package io.oauthedge.dataplane.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A TLS context that tells of each handshake that fails, and with whom. */
final class WatchedContext extends DelegatingSslContext {
  private final boolean groupsByEngine;
  private final HandshakeFailures failures;

  /**
   * @param groupsByEngine whether each connection has to be told the groups of the key exchange,
   *     which the JDK does not take for a context
   */
  WatchedContext(SslContext context, boolean groupsByEngine, HandshakeFailures failures) {
    super(context);
    this.groupsByEngine = groupsByEngine;
    this.failures = failures;
  }

  @Override
  protected void initEngine(SSLEngine engine) {
    if (groupsByEngine) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setNamedGroups(Mozilla.groups(false));
      engine.setSSLParameters(parameters);
    }
  }

  @Override
  protected SslHandler newHandler(
      ByteBufAllocator allocator, String peer, int port, boolean startTls, Executor executor) {
    SslHandler handler = super.newHandler(allocator, peer, port, startTls, executor);
    handler
        .handshakeFuture()
        .addListener(
            handshake -> {
              if (!handshake.isSuccess()) {
                failures.failed(peer, handshake.cause());
              }
            });
    return handler;
  }
}
