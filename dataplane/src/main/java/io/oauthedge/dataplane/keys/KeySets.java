package io.oauthedge.dataplane.keys;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.report.IssuerReport;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The key sets of a pod; they outlive a change of configuration that does not touch their source.
 *
 * <p>A new configuration first asks for its sets by {@link #of}, and once it serves, {@link
 * #retain} lets go of the others.
 */
public final class KeySets {
  private final Vertx vertx;
  private final Function<KeySource, KeyFetcher> fetchers;
  private final KeyTimings timings;
  private final InstantSource clock;
  private final KeysMeter meter;
  private final Context context;
  private final Map<KeySource, KeySet> sets = new ConcurrentHashMap<>();
  private volatile KeySnapshot seeds = KeySnapshot.of(List.of());

  /**
   * Prepares; nothing is fetched before a set is asked for.
   *
   * @param files from a path in the configuration to the one to read
   */
  public KeySets(
      Vertx vertx,
      UnaryOperator<String> files,
      KeyTimings timings,
      InstantSource clock,
      KeysMeter meter) {
    this(vertx, timings, clock, meter, source -> remote(vertx, source, files, timings));
  }

  KeySets(
      Vertx vertx,
      KeyTimings timings,
      InstantSource clock,
      KeysMeter meter,
      Function<KeySource, KeyFetcher> fetchers) {
    this.vertx = vertx;
    this.fetchers = fetchers;
    this.timings = timings;
    this.clock = clock;
    this.meter = meter;
    this.context = vertx.getOrCreateContext();
  }

  /** The issuer's set; a new one begins to fetch at once. */
  public KeySet of(IssuerConfig issuer) {
    return sets.computeIfAbsent(KeySource.of(issuer), this::start);
  }

  /** Closes all sets but those of these issuers. */
  public void retain(List<IssuerConfig> issuers) {
    Set<KeySource> wanted = issuers.stream().map(KeySource::of).collect(Collectors.toSet());
    sets.forEach(
        (source, set) -> {
          if (!wanted.contains(source) && sets.remove(source, set)) {
            set.close();
          }
        });
  }

  /** Takes the operator's last good keys, for issuers known now or later. */
  public void seed(KeySnapshot snapshot) {
    seeds = snapshot;
    sets.values().forEach(set -> seed(set, snapshot));
  }

  /** What this pod knows of each issuer, in the order of their names. */
  public List<IssuerReport> reports() {
    return sets.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(KeySource::name)))
        .map(entry -> entry.getValue().report())
        .toList();
  }

  /** Closes all sets. */
  public void close() {
    retain(List.of());
  }

  private static KeyFetcher remote(
      Vertx vertx, KeySource source, UnaryOperator<String> files, KeyTimings timings) {
    return new RemoteKeys(
        source,
        new AuthorizationServerClient(vertx, source.caFile().map(files), timings.request()));
  }

  private KeySet start(KeySource source) {
    var set = new KeySet(vertx, context, source, fetchers.apply(source), timings, clock, meter);
    seed(set, seeds);
    set.begin();
    return set;
  }

  private static void seed(KeySet set, KeySnapshot snapshot) {
    for (IssuerKeys keys : snapshot.keys()) {
      set.seed(keys);
    }
  }
}
