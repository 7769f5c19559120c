package io.oauthedge.operator.canary;

import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import io.oauthedge.operator.canary.send.Way;
import java.util.HashMap;
import java.util.Map;

/**
 * The requests straight to a pod, each sent once and only when there is something to compare: a
 * clean round needs one.
 */
final class Controls {
  private final Way direct;
  private final Map<Probe, Reply> replies = new HashMap<>();

  Controls(Way direct) {
    this.direct = direct;
  }

  /** What the probe shows on the direct way. */
  Sealed of(Probe probe) throws InterruptedException, NoControlException {
    return switch (reply(probe)) {
      case Sealed sealed -> sealed;
      case Reply.Foreign foreign ->
          throw new NoControlException(
              "the pod answered HTTP " + foreign.status() + " without the edge's seal");
      case Reply.Broken broken ->
          throw new NoControlException("the request to the pod failed: " + broken.why());
      case Reply.NotOffered _ ->
          throw new NoControlException("the pod does not speak " + probe.protocol().text());
      case Reply.NotSent _ ->
          throw new NoControlException("the round ended before the pod could be asked");
    };
  }

  /** Whether the pod itself carries the probe, or says that it does not. */
  boolean isCarried(Probe probe) throws InterruptedException, NoControlException {
    return !of(probe).isTooLarge();
  }

  private Reply reply(Probe probe) throws InterruptedException {
    Reply known = replies.get(probe);
    if (known != null) {
      return known;
    }
    Reply reply = direct.send(probe);
    replies.put(probe, reply);
    return reply;
  }
}
