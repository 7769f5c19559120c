package io.oauthedge.dataplane.endpoint;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.Rendezvous;
import io.oauthedge.dataplane.endpoint.EndpointMeter.Affinity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of an upstream in one snapshot, and who gets a request.
 *
 * <p>Whoever is left out as failing is chosen only when nobody else is there. Looks at each
 * endpoint a fixed number of times and allocates nothing but the result.
 */
public final class Backends {
  static final long NO_EPOCH = 0;

  private final long epoch;
  private final Backend[] ready;
  private final Backend[] terminating;
  private final EndpointMemory memory;

  Backends(long epoch, List<Backend> ready, List<Backend> terminating, EndpointMemory memory) {
    this.epoch = epoch;
    this.ready = ready.toArray(Backend[]::new);
    this.terminating = terminating.toArray(Backend[]::new);
    this.memory = memory;
  }

  /** The epoch of the snapshot; 0 while none names the endpoints. */
  public long epoch() {
    return epoch;
  }

  /** How many there are; empty while no snapshot names any. */
  public Optional<EndpointCounts> counts() {
    return epoch == NO_EPOCH
        ? Optional.empty()
        : Optional.of(new EndpointCounts(ready.length, terminating.length, out()));
  }

  /**
   * The endpoint for a key, or for none the less busy of two drawn at random (Mitzenmacher, The
   * Power of Two Choices). Terminating ones get what is proven theirs, and all when nobody is
   * ready.
   *
   * @param except an endpoint that just failed
   */
  public Optional<Backend> choose(AffinityKey key, Optional<Backend> except, long nowNanos) {
    Backend not = except.orElse(null);
    return Optional.ofNullable(
        switch (key) {
          case AffinityKey.None _ -> any(not, nowNanos);
          case AffinityKey.Keyed(long hash) -> heaviest(hash, not, nowNanos);
          case AffinityKey.Fresh(long hash) -> heaviest(hash, not, nowNanos);
          case AffinityKey.Bound bound -> {
            Backend issuer = holder(bound.endpoint(), bound.epoch());
            yield issuer == null
                ? heaviest(bound.hash(), not, nowNanos)
                : issuer != not && takes(issuer, leavesOut(), nowNanos) ? issuer : null;
          }
          case AffinityKey.Held held -> {
            Backend holder = holder(held.endpoint(), held.epoch());
            yield holder != null && holder != not && takes(holder, leavesOut(), nowNanos)
                ? holder
                : heaviest(held.hash(), not, nowNanos);
          }
        });
  }

  /** Whether the endpoint that a key is proven to belong to is still there. */
  public boolean keeps(AffinityKey.Held key) {
    return holder(key.endpoint(), key.epoch()) != null;
  }

  /** Whether the endpoint that issued what a key is bound to is still there. */
  public boolean keeps(AffinityKey.Bound key) {
    return holder(key.endpoint(), key.epoch()) != null;
  }

  // A newer snapshot than this one named it, on a pod that the operator reached before.
  private @Nullable Backend holder(Endpoint endpoint, long namedBy) {
    Backend listed = named(endpoint, ready);
    listed = listed == null ? named(endpoint, terminating) : listed;
    return listed == null && epoch != NO_EPOCH && namedBy > epoch
        ? memory.backend(endpoint)
        : listed;
  }

  private static @Nullable Backend named(Endpoint endpoint, Backend[] group) {
    for (Backend backend : group) {
      if (backend.endpoint().equals(endpoint)) {
        return backend;
      }
    }
    return null;
  }

  /** How a request with a key was served that was sent to an endpoint. */
  public Affinity sent(AffinityKey key, Backend to) {
    if (epoch == NO_EPOCH) {
      return Affinity.UNKNOWN;
    }
    return switch (key) {
      case AffinityKey.None _ -> Affinity.KEYLESS;
      case AffinityKey.Keyed(long hash) -> sent(heaviest(ready, hash, null, false, 0), to);
      case AffinityKey.Fresh(long hash) -> sent(heaviest(ready, hash, null, false, 0), to);
      case AffinityKey.Bound bound ->
          bound.endpoint().equals(to.endpoint()) ? Affinity.KEPT : Affinity.DISPLACED;
      case AffinityKey.Held held ->
          held.endpoint().equals(to.endpoint()) ? Affinity.KEPT : Affinity.DISPLACED;
    };
  }

  private static Affinity sent(@Nullable Backend first, Backend to) {
    return first == to ? Affinity.KEPT : Affinity.DISPLACED;
  }

  /**
   * Counts a failed connection.
   *
   * @return whether the endpoint is left out from now on; never more than half of them are
   */
  public boolean failed(Backend backend, long nowNanos) {
    return memory.failed(backend, this, nowNanos);
  }

  /** Whether no more than half would be out with this one; it must be among the ready ones. */
  boolean canSpare(Backend backend) {
    int with = backend.ejection().out() ? out() : out() + 1;
    return 2 * with <= ready.length && List.of(ready).contains(backend);
  }

  private int out() {
    int count = 0;
    for (Backend backend : ready) {
      count += backend.ejection().out() ? 1 : 0;
    }
    return count;
  }

  // Of endpoints that were few enough to spare, others may have gone since.
  private boolean leavesOut() {
    int out = out();
    return out > 0 && 2 * out <= ready.length;
  }

  private @Nullable Backend heaviest(long key, @Nullable Backend except, long nowNanos) {
    boolean leavesOut = leavesOut();
    Backend chosen = heaviest(ready, key, except, leavesOut, nowNanos);
    while (chosen != null && !takes(chosen, leavesOut, nowNanos)) {
      chosen = heaviest(ready, key, except, true, nowNanos);
    }
    if (chosen == null && leavesOut) {
      chosen = heaviest(ready, key, except, false, nowNanos);
    }
    return chosen == null ? heaviest(terminating, key, except, false, nowNanos) : chosen;
  }

  private static boolean takes(Backend backend, boolean leavesOut, long nowNanos) {
    return !leavesOut || !backend.ejection().out() || backend.ejection().tryTrial(nowNanos);
  }

  private static @Nullable Backend heaviest(
      Backend[] group, long key, @Nullable Backend except, boolean wellOnly, long nowNanos) {
    Backend best = null;
    long most = 0;
    for (Backend backend : group) {
      long weight = Rendezvous.weight(key, backend.hash());
      boolean heavier = best == null || Long.compareUnsigned(weight, most) > 0;
      if (heavier && backend != except && (!wellOnly || backend.ejection().admits(nowNanos))) {
        best = backend;
        most = weight;
      }
    }
    return best;
  }

  private @Nullable Backend any(@Nullable Backend except, long nowNanos) {
    var random = ThreadLocalRandom.current();
    int size = ready.length;
    if (size > 1) {
      int first = random.nextInt(size);
      Backend one = ready[first];
      Backend other = ready[(first + 1 + random.nextInt(size - 1)) % size];
      Backend idler = other.busy() < one.busy() ? other : one;
      if (idler != except && takes(idler, leavesOut(), nowNanos)) {
        return idler;
      }
    }
    // A random key has an equal chance at each of those that are left.
    return heaviest(random.nextLong(), except, nowNanos);
  }
}
