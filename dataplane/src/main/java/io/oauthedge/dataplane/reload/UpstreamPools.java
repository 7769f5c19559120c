package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds for each upstream the pool that a snapshot already uses, or makes one. */
final class UpstreamPools {
  private record Key(UpstreamConfig config, Optional<Buffer> ca, int maxHeaderBytes) {}

  private final Vertx vertx;
  private Map<Key, UpstreamPool> pools = Map.of();

  UpstreamPools(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The pools by upstream name, each entered for the asking snapshot. */
  Map<String, UpstreamPool> enter(EdgeConfig config, Map<String, Buffer> files) {
    var byName = new HashMap<String, UpstreamPool>();
    var byKey = new HashMap<Key, UpstreamPool>();
    for (UpstreamConfig upstream : config.upstreams()) {
      Optional<Buffer> ca = upstream.caFile().map(path -> ca(path, files));
      var key = new Key(upstream, ca, config.headers().maxSizeBytes());
      UpstreamPool known = pools.get(key);
      UpstreamPool pool =
          known != null && known.enter()
              ? known
              : new UpstreamPool(vertx, upstream, ca, config.headers().maxSizeBytes());
      byName.put(upstream.name(), pool);
      byKey.put(key, pool);
    }
    pools = byKey;
    return byName;
  }

  private static Buffer ca(String path, Map<String, Buffer> files) {
    Buffer pem = files.get(path);
    if (pem == null) {
      throw new IllegalArgumentException(
          "files: lacks " + path + ", which an upstream's caFile names");
    }
    return pem;
  }
}
