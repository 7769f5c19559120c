package io.oauthedge.operator.canary;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.ProbeField;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import io.oauthedge.operator.canary.send.Way;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a request with everything that is watched was refused, while one with nothing
 * arrives: each field is tried alone.
 */
final class Refusal {
  /** Answers to a credential that is not liked: by a login, or by somebody's own token check. */
  private static final Set<Integer> OF_CREDENTIALS = Set.of(301, 302, 303, 307, 308, 401, 403, 407);

  private static final String AUTHORIZATION = "Authorization";

  private final Way outside;
  private final Probes probes;

  Refusal(Way outside, Probes probes) {
    this.outside = outside;
    this.probes = probes;
  }

  /**
   * Adds what was found; tells who answers in the edge's stead where that is what happens.
   *
   * @param refused what the whole request got
   */
  Optional<String> explain(Probe whole, Reply refused, Findings findings)
      throws InterruptedException {
    boolean explained = false;
    for (ProbeField field : probes.watchedFields()) {
      Probe alone = probes.alone(field);
      Reply reply = outside.send(alone);
      if (reply instanceof Sealed || reply instanceof Reply.NotSent) {
        continue;
      }
      boolean token = field.name().equals(AUTHORIZATION);
      if (token && reply instanceof Foreign foreign && OF_CREDENTIALS.contains(foreign.status())) {
        return Optional.of(
            "a request without Authorization arrives, and one with it "
                + Findings.refusal(reply)
                + ": it checks credentials before the edge does");
      }
      explained = true;
      findings.refused(
          field.name(),
          token ? HeaderFate.OVERSIZED : HeaderFate.DROPPED,
          alone,
          with(bytes(field)),
          reply);
    }
    if (!explained) {
      int all = probes.watchedFields().stream().mapToInt(Refusal::bytes).sum();
      findings.refused(
          AUTHORIZATION,
          HeaderFate.OVERSIZED,
          whole,
          " with " + all + " bytes of it and the other watched headers",
          refused);
    }
    return Optional.empty();
  }

  private static String with(int bytes) {
    return " with " + bytes + " bytes of it";
  }

  private static int bytes(ProbeField field) {
    return field.value().of("", field.name()).length();
  }
}
