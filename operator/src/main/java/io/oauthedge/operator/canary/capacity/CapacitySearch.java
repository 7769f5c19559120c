package io.oauthedge.operator.canary.capacity;

import io.oauthedge.contract.Hop;
import io.oauthedge.operator.canary.PathCapacity;
import io.oauthedge.operator.canary.compare.Arrival;
import io.oauthedge.operator.canary.compare.FieldCheck;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.probe.SentField;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Broken;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import io.oauthedge.operator.canary.send.Way;
import io.oauthedge.operator.canary.trial.InconclusiveException;
import io.oauthedge.operator.canary.trial.Trials;
import java.util.Optional;

/**
 * Finds the longest Authorization that arrives: by doubling until one is refused, then by halving.
 *
 * <p>It takes at most 17 requests for the largest {@code headers.maxSize}, two to four to see that
 * the limit still stands, and one to tell whose it is.
 */
public final class CapacitySearch {
  /** How exactly the limit is found, in bytes. */
  public static final int EXACTNESS = 64;

  private static final int FIRST_BYTES = 4_096;

  /** Above the edge's own limit for certain. */
  private static final int BEYOND_BYTES = 1_024;

  private sealed interface Attempt {}

  private record Carried(Sealed reply) implements Attempt {}

  private record Refused(String how) implements Attempt {}

  private record Unclear() implements Attempt {}

  private final Way outside;
  private final Trials trials;
  private final Way direct;
  private final Probes probes;

  public CapacitySearch(Way outside, Way direct, Probes probes) {
    this.outside = outside;
    this.trials = new Trials(outside);
    this.direct = direct;
    this.probes = probes;
  }

  /** Empty when the round's bounds, or somebody's odd answers, do not let it end. */
  public Optional<PathCapacity> search(Protocol protocol) throws InterruptedException {
    int top = probes.maxHeadBytes() + BEYOND_BYTES;
    if (!(send(protocol, Probes.SMALL_BYTES) instanceof Carried(Sealed smallest))) {
      return Optional.empty();
    }
    Sealed carried = smallest;
    int low = Probes.SMALL_BYTES;
    int next = FIRST_BYTES;
    String refusal = "";
    int high = top + 1;
    while (high - low > EXACTNESS) {
      switch (send(protocol, next)) {
        case Carried(Sealed sealed) -> {
          carried = sealed;
          low = next;
        }
        case Refused(String how) -> {
          refusal = how;
          high = next;
        }
        case Unclear() -> {
          return Optional.empty();
        }
      }
      next = refusal.isEmpty() ? Math.min(2 * low, top) : low + (high - low) / 2;
    }
    return refusal.isEmpty() || !stands(protocol, low, high)
        ? Optional.empty()
        : capacity(protocol, carried, refusal);
  }

  /**
   * A refusal of the moment somewhere on the way would have led to a limit that is none. Tried a
   * little off it: HPACK (RFC 7541 section 5.2) makes values of one length longer or shorter.
   */
  private boolean stands(Protocol protocol, int low, int high) throws InterruptedException {
    try {
      int below = Math.max(low - EXACTNESS, Probes.SMALL_BYTES);
      Reply reply =
          trials.of(probes.size(protocol, high + EXACTNESS), probes.size(protocol, below));
      return !(reply instanceof Sealed sealed) || sealed.isTooLarge() || isHarmed(sealed);
    } catch (InconclusiveException e) {
      // The next full round searches again.
      return false;
    }
  }

  private Optional<PathCapacity> capacity(Protocol protocol, Sealed carried, String refusal)
      throws InterruptedException {
    int bytes = bytes(carried);
    Optional<Hop> hop = hop(protocol, carried, bytes + EXACTNESS);
    return hop.map(
        whose -> new PathCapacity(protocol.text(), bytes, carried.headBytes(), whose, refusal));
  }

  /**
   * The edge's own limit counts what proxies add too, so that a control which lacks that could
   * blame them for it.
   */
  private Optional<Hop> hop(Protocol protocol, Sealed carried, int refused)
      throws InterruptedException {
    int more = refused - bytes(carried);
    if (carried.answer().request().headBytes() + more > probes.maxHeadBytes()) {
      return Optional.of(Hop.EDGE);
    }
    Probe probe = probes.size(protocol, refused);
    return switch (direct.send(probe)) {
      case Sealed sealed -> Optional.of(sealed.isTooLarge() ? Hop.EDGE : Hop.LOAD_BALANCER);
      // Whoever answered in the pod's stead, or did not: nobody saw the edge refuse it.
      case Foreign _, Broken _, Reply.NotOffered _, Reply.NotSent _ -> Optional.empty();
    };
  }

  private static boolean isHarmed(Sealed sealed) {
    var arrival = new Arrival(sealed.answer().fields());
    return sealed.sent().stream()
        .filter(SentField::watched)
        .anyMatch(field -> FieldCheck.of(field, arrival).isPresent());
  }

  private static int bytes(Sealed sealed) {
    return sealed.sent().stream()
        .filter(SentField::watched)
        .mapToInt(field -> field.value().length())
        .sum();
  }

  private Attempt send(Protocol protocol, int bytes) throws InterruptedException {
    Probe probe = probes.size(protocol, bytes);
    Reply reply = outside.send(probe);
    return switch (reply) {
      case Sealed sealed when sealed.isTooLarge() -> new Refused("431 by the edge");
      case Sealed sealed when isHarmed(sealed) -> new Refused("arrives cut or changed");
      case Sealed sealed -> new Carried(sealed);
      case Foreign foreign when Trials.isTelling(probe, foreign) ->
          new Refused(Integer.toString(foreign.status()));
      case Broken broken when Trials.isTelling(probe, broken) -> new Refused("closed");
      case Foreign _, Broken _, Reply.NotOffered _, Reply.NotSent _ -> new Unclear();
    };
  }
}
