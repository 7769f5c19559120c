package io.oauthedge.operator.canary.trial;

import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Broken;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import io.oauthedge.operator.canary.send.Way;
import java.util.Set;

/**
 * Takes a refusal for the way's word on that very request only where a small one passes right after
 * it: rate limits, restarts and overload refuse anything.
 */
public final class Trials {
  /** Of a rate limit, of a server that is away, of one that is slow. */
  private static final Set<Integer> OF_THE_MOMENT = Set.of(429, 503, 504);

  private static final int BAD_GATEWAY = 502;

  /** What a refusal proves of the request. */
  private enum Weight {
    NOTHING,
    /** Something if it comes twice, with a small request that passes after each. */
    HALF,
    WHOLE
  }

  private final Way outside;

  public Trials(Way outside) {
    this.outside = outside;
  }

  /**
   * Sends a probe: the edge's answer, that the protocol is not offered, or a proven refusal.
   *
   * @param small a request that there is no reason to refuse
   * @throws InconclusiveException when a refusal proves nothing
   */
  public Reply of(Probe probe, Probe small) throws InterruptedException, InconclusiveException {
    return proven(probe, small, outside.send(probe));
  }

  /** The same of a probe whose reply is there already. */
  public Reply proven(Probe probe, Probe small, Reply reply)
      throws InterruptedException, InconclusiveException {
    if (isNoRefusal(reply)) {
      return reply;
    }
    Weight weight = weight(probe, reply);
    if (weight == Weight.NOTHING) {
      throw new InconclusiveException(reply);
    }
    mustPass(small);
    if (weight == Weight.HALF) {
      Reply again = outside.send(probe);
      if (isNoRefusal(again) || weight(probe, again) == Weight.NOTHING) {
        throw new InconclusiveException(reply);
      }
      mustPass(small);
    }
    return reply;
  }

  private static boolean isNoRefusal(Reply reply) {
    return reply instanceof Sealed || reply instanceof Reply.NotOffered;
  }

  private void mustPass(Probe small) throws InterruptedException, InconclusiveException {
    Reply reply = outside.send(small);
    if (!(reply instanceof Sealed sealed) || sealed.isTooLarge()) {
      throw new InconclusiveException(reply);
    }
  }

  /** Whether a refusal may prove something, should it come again. */
  public static boolean isTelling(Probe probe, Reply refused) {
    return weight(probe, refused) != Weight.NOTHING;
  }

  private static Weight weight(Probe probe, Reply refused) {
    return switch (refused) {
      // What the edge was asked to answer may be its own answer with other content.
      case Foreign foreign when foreign.status() == probe.status() -> Weight.HALF;
      case Foreign foreign when foreign.status() == BAD_GATEWAY -> Weight.HALF;
      case Foreign foreign ->
          OF_THE_MOMENT.contains(foreign.status()) ? Weight.NOTHING : Weight.WHOLE;
      case Broken broken -> broken.cause() == Reply.Cause.CLOSED ? Weight.HALF : Weight.NOTHING;
      case Sealed _, Reply.NotOffered _, Reply.NotSent _ -> Weight.NOTHING;
    };
  }
}
