package io.oauthedge.dataplane.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

/**
 * The key manager of the listener, for Vert.x.
 *
 * <p>Vert.x remembers the TLS contexts of 256 unequal options. All of these are equal, so that a
 * forced update takes the place of what was there, and no replaced key stays in memory.
 */
final class HostKeys implements KeyCertOptions {
  private final List<KeyPair> pairs;

  HostKeys(List<KeyPair> pairs) {
    this.pairs = pairs;
  }

  @Override
  public KeyCertOptions copy() {
    return this;
  }

  @Override
  public KeyManagerFactory getKeyManagerFactory(Vertx vertx) throws Exception {
    return KeyCertOptions.wrap(new HostKeyManager(pairs)).getKeyManagerFactory(vertx);
  }

  // Vert.x's interface carries no nullness; null stands for the one key manager.
  @Override
  @SuppressWarnings("NullAway")
  public Function<String, KeyManagerFactory> keyManagerFactoryMapper(Vertx vertx) {
    return name -> null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostKeys;
  }

  @Override
  public int hashCode() {
    return HostKeys.class.hashCode();
  }
}
