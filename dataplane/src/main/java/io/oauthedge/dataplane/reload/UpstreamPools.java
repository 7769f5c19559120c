package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.Digests;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds for each upstream the pool that a snapshot already uses, or makes one. */
final class UpstreamPools {
  private record Key(UpstreamConfig config, Optional<String> caDigest, int maxHeaderBytes) {}

  private final Vertx vertx;
  private Map<Key, UpstreamPool> pools = Map.of();

  UpstreamPools(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The pools by upstream name, each entered for the asking snapshot. */
  Map<String, UpstreamPool> enter(EdgeConfig config, Map<String, byte[]> files) {
    var byName = new HashMap<String, UpstreamPool>();
    var byKey = new HashMap<Key, UpstreamPool>();
    for (UpstreamConfig upstream : config.upstreams()) {
      Optional<byte[]> ca = upstream.caFile().map(files::get);
      var key = new Key(upstream, ca.map(Digests::sha256), config.headers().maxSizeBytes());
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
}
