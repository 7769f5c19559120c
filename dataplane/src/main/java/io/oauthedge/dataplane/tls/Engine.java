package io.oauthedge.dataplane.tls;

import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;

/** Tells Vert.x to build the https listener's TLS contexts by {@link ContextFactory}. */
final class Engine extends SSLEngineOptions {
  private final boolean boringSsl;
  private final HandshakeFailures failures;

  Engine(boolean boringSsl, HandshakeFailures failures) {
    this.boringSsl = boringSsl;
    this.failures = failures;
  }

  @Override
  public SSLEngineOptions copy() {
    return new Engine(boringSsl, failures);
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new ContextFactory(boringSsl, failures);
  }
}
