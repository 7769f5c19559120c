package io.oauthedge.dataplane.proxy;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.Rendezvous;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The endpoints of an upstream in one snapshot, and who gets a request.
 *
 * <p>Whoever is left out as failing is chosen only when nobody else is there. Looks at each
 * endpoint once and allocates nothing but the result.
 */
public final class Backends {
  private static final int NOBODY = -1;

  private final Backend[] ready;
  private final Backend[] terminating;

  Backends(List<Backend> ready, List<Backend> terminating) {
    this.ready = ready.toArray(Backend[]::new);
    this.terminating = terminating.toArray(Backend[]::new);
  }

  /**
   * The endpoint for a key, or for none the less busy of two drawn at random (Mitzenmacher, The
   * Power of Two Choices). Terminating ones get what is proven theirs, and all when nobody is
   * ready.
   *
   * @param except an endpoint that just failed
   */
  Optional<Backend> choose(AffinityKey key, Optional<Backend> except, long nowNanos) {
    return switch (key) {
      case AffinityKey.None _ -> any(except, nowNanos);
      case AffinityKey.Keyed(long hash) -> heaviest(hash, except, nowNanos);
      case AffinityKey.Fresh(long hash) -> heaviest(hash, except, nowNanos);
      case AffinityKey.Held(long hash, long endpoint, boolean _) -> {
        Optional<Backend> holder =
            holder(endpoint).filter(b -> !is(except, b) && !b.ejection().lasts(nowNanos));
        yield holder.isPresent() ? holder : heaviest(hash, except, nowNanos);
      }
    };
  }

  /** The endpoint that has a session, while it serves. */
  Optional<Backend> holder(long endpoint) {
    Optional<Backend> found = holder(ready, endpoint);
    return found.isPresent() ? found : holder(terminating, endpoint);
  }

  private static Optional<Backend> holder(Backend[] group, long endpoint) {
    for (Backend backend : group) {
      if (backend.hash() == endpoint) {
        return Optional.of(backend);
      }
    }
    return Optional.empty();
  }

  /** Whether the endpoint that a key is proven to belong to, if any, still serves. */
  public boolean keeps(AffinityKey key) {
    return key instanceof AffinityKey.Held held && holder(held.endpoint()).isPresent();
  }

  /** How a request with a key was served that was sent to an endpoint. */
  UpstreamMeter.Affinity sent(AffinityKey key, Backend to) {
    return switch (key) {
      case AffinityKey.None _ -> UpstreamMeter.Affinity.KEYLESS;
      case AffinityKey.Keyed(long hash) -> sent(heaviest(ready, hash), to);
      case AffinityKey.Fresh(long hash) -> sent(heaviest(ready, hash), to);
      case AffinityKey.Held held ->
          held.endpoint() == to.hash()
              ? UpstreamMeter.Affinity.KEPT
              : UpstreamMeter.Affinity.DISPLACED;
    };
  }

  private UpstreamMeter.Affinity sent(int first, Backend to) {
    return first != NOBODY && ready[first] == to
        ? UpstreamMeter.Affinity.KEPT
        : UpstreamMeter.Affinity.DISPLACED;
  }

  private static int heaviest(Backend[] group, long key) {
    return heaviest(group, key, Optional.empty(), false, 0);
  }

  /**
   * Counts a failed connection.
   *
   * @return whether the endpoint is left out from now on; never more than half of them are
   */
  boolean failed(Backend backend, long nowNanos) {
    if (!backend.ejection().failed(nowNanos) || 2 * (ejected(nowNanos) + 1) > ready.length) {
      return false;
    }
    backend.ejection().begin(nowNanos);
    return true;
  }

  public int ready() {
    return ready.length;
  }

  public int terminating() {
    return terminating.length;
  }

  /** How many ready endpoints are left out as failing. */
  public int ejected(long nowNanos) {
    int count = 0;
    for (Backend backend : ready) {
      count += backend.ejection().lasts(nowNanos) ? 1 : 0;
    }
    return count;
  }

  private Optional<Backend> heaviest(long key, Optional<Backend> except, long nowNanos) {
    int well = heaviest(ready, key, except, true, nowNanos);
    if (well != NOBODY) {
      return Optional.of(ready[well]);
    }
    int failing = heaviest(ready, key, except, false, nowNanos);
    if (failing != NOBODY) {
      return Optional.of(ready[failing]);
    }
    int ending = heaviest(terminating, key, except, false, nowNanos);
    return ending == NOBODY ? Optional.empty() : Optional.of(terminating[ending]);
  }

  private static int heaviest(
      Backend[] group, long key, Optional<Backend> except, boolean wellOnly, long nowNanos) {
    int best = NOBODY;
    long most = 0;
    for (int i = 0; i < group.length; i++) {
      long weight = Rendezvous.weight(key, group[i].hash());
      boolean better = best == NOBODY || Long.compareUnsigned(weight, most) > 0;
      if (better && !is(except, group[i]) && !(wellOnly && group[i].ejection().lasts(nowNanos))) {
        best = i;
        most = weight;
      }
    }
    return best;
  }

  private Optional<Backend> any(Optional<Backend> except, long nowNanos) {
    var random = ThreadLocalRandom.current();
    int size = ready.length;
    if (size > 0) {
      int first = random.nextInt(size);
      Backend one = ready[first];
      Backend other = size == 1 ? one : ready[(first + 1 + random.nextInt(size - 1)) % size];
      boolean oneMay = !is(except, one) && !one.ejection().lasts(nowNanos);
      boolean otherMay = !is(except, other) && !other.ejection().lasts(nowNanos);
      if (oneMay || otherMay) {
        boolean takesOther = otherMay && (!oneMay || other.busy() < one.busy());
        return Optional.of(takesOther ? other : one);
      }
    }
    // A random key has an equal chance at each of those that are left.
    return heaviest(random.nextLong(), except, nowNanos);
  }

  private static boolean is(Optional<Backend> except, Backend backend) {
    return except.isPresent() && except.get() == backend;
  }
}
