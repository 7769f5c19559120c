package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.SessionAffinityType;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.affinity.SessionAffinity;
import io.oauthedge.dataplane.endpoint.EndpointMeter;
import io.oauthedge.dataplane.hint.HintMeter;
import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.oauthedge.dataplane.trust.OutgoingTls;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds for each upstream the pool that a snapshot already uses, or makes one. */
public final class UpstreamPools {
  private record Key(UpstreamConfig config, OutgoingTls tls, int maxHeaderBytes) {}

  private final Vertx vertx;
  private final Path digestKey;
  private final EndpointMeter meter;
  private final HintMeter hintMeter;
  private Map<Key, UpstreamPool> pools = Map.of();

  /**
   * Has none yet.
   *
   * @param digestKey the file of the key that all pods of the edge have
   * @param meter hears where requests went
   * @param hintMeter hears what became of hints
   */
  public UpstreamPools(Vertx vertx, Path digestKey, EndpointMeter meter, HintMeter hintMeter) {
    this.vertx = vertx;
    this.digestKey = digestKey;
    this.meter = meter;
    this.hintMeter = hintMeter;
  }

  /**
   * The pools by upstream name, each entered for the asking snapshot.
   *
   * @throws IllegalArgumentException when a file for TLS is unusable; no pool is entered then
   */
  Map<String, UpstreamPool> enter(EdgeConfig config, Map<String, Buffer> files) {
    List<Key> keys =
        config.upstreams().stream()
            .map(
                upstream ->
                    new Key(
                        upstream,
                        OutgoingTls.load(vertx, upstream, files),
                        config.headers().maxSizeBytes()))
            .toList();
    var byName = new HashMap<String, UpstreamPool>();
    var byKey = new HashMap<Key, UpstreamPool>();
    for (Key key : keys) {
      UpstreamPool known = pools.get(key);
      UpstreamPool pool = known != null && known.enter() ? known : open(key);
      byName.put(key.config().name(), pool);
      byKey.put(key, pool);
    }
    pools = byKey;
    return byName;
  }

  private UpstreamPool open(Key key) {
    return new UpstreamPool(
        vertx,
        key.config(),
        key.tls(),
        key.maxHeaderBytes(),
        affinity(key.config()),
        hints(key.config()),
        meter);
  }

  private SessionAffinity affinity(UpstreamConfig upstream) {
    return upstream
        .sessionAffinity()
        .map(config -> SessionAffinity.of(config, upstream.name(), this::sharedKey))
        .orElseGet(SessionAffinity::none);
  }

  // Whatever the affinity is now: hints of one before are still under way.
  private TokenHints hints(UpstreamConfig upstream) {
    boolean adds =
        upstream
            .sessionAffinity()
            .filter(config -> config.type() == SessionAffinityType.REFRESH_TOKEN)
            .isPresent();
    return new TokenHints(upstream.name(), adds, sharedKey(), hintMeter);
  }

  private byte[] sharedKey() {
    try {
      return Files.readAllBytes(digestKey);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the digest key is not mounted, from which the keys of cookies and hints are derived", e);
    }
  }
}
