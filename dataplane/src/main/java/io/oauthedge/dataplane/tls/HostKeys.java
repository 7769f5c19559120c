package io.oauthedge.dataplane.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

/**
 * Key managers by server name (RFC 6066 section 3), the first for all names that have none.
 *
 * <p>Only names of the configuration are found: Vert.x keeps a TLS context for every name that is,
 * and a wildcard would let strangers fill the memory with names of their own choice.
 */
final class HostKeys implements KeyCertOptions {
  private final KeyManagerFactory first;
  private final Map<String, KeyManagerFactory> byHost = new HashMap<>();

  HostKeys(List<KeyPair> pairs) {
    first = pairs.getFirst().keyManagers();
    for (KeyPair pair : pairs) {
      pair.hosts().forEach(host -> byHost.put(host, pair.keyManagers()));
    }
  }

  private HostKeys(HostKeys other) {
    first = other.first;
    byHost.putAll(other.byHost);
  }

  @Override
  public KeyCertOptions copy() {
    return new HostKeys(this);
  }

  @Override
  public KeyManagerFactory getKeyManagerFactory(Vertx vertx) {
    return first;
  }

  // Vert.x's interface carries no nullness; null stands for the first key manager.
  @Override
  @SuppressWarnings("NullAway")
  public Function<String, KeyManagerFactory> keyManagerFactoryMapper(Vertx vertx) {
    return name -> byHost.get(name.toLowerCase(Locale.ROOT));
  }
}
