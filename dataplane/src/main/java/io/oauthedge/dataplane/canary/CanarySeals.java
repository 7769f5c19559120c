package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.contract.config.EdgeIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The seal of the canary under the keys of now; there is none without keys. Thread-safe. */
public final class CanarySeals {
  private record Keyed(CanaryKeys keys, Map<String, CanarySeal> seals) {
    CanarySeal seal(EdgeIdentity edge) {
      return seals.computeIfAbsent(
          edge.namespace() + "/" + edge.name(),
          name -> new CanarySeal(edge.namespace(), edge.name(), keys));
    }
  }

  private volatile Optional<Keyed> current = Optional.empty();

  /** Seals and opens with these from now on. */
  void use(Optional<CanaryKeys> keys) {
    current = keys.map(given -> new Keyed(given, new ConcurrentHashMap<>()));
  }

  Optional<CanarySeal> of(EdgeIdentity edge) {
    return current.map(keyed -> keyed.seal(edge));
  }
}
