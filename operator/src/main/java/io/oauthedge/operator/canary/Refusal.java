package io.oauthedge.operator.canary;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.ProbeField;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.trial.InconclusiveException;
import io.oauthedge.operator.canary.trial.Trials;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a request with everything that is watched was refused, while one with nothing
 * arrives: each field is tried alone, and a shorter value of it.
 */
final class Refusal {
  /** Answers to what is not liked: by a firewall, or by somebody's own check of tokens. */
  private static final Set<Integer> OF_JUDGES = Set.of(401, 403, 407);

  private static final int BAD_REQUEST = 400;

  private static final String AUTHORIZATION = "Authorization";

  private final Trials trials;
  private final Probes probes;
  private final Protocol protocol;
  private final Findings findings;

  Refusal(Trials trials, Probes probes, Protocol protocol, Findings findings) {
    this.trials = trials;
    this.probes = probes;
    this.protocol = protocol;
    this.findings = findings;
  }

  /**
   * Adds what was found; tells who answers in the edge's stead where that is what happens.
   *
   * @param refused what the whole request got
   */
  Optional<String> explain(Probe whole, Reply refused)
      throws InterruptedException, InconclusiveException, NoControlException {
    boolean explained = false;
    for (ProbeField field : probes.watchedFields()) {
      Probe alone = probes.alone(protocol, field);
      Reply reply = send(alone);
      if (isRefusal(reply)) {
        Optional<String> answerer = field(field, alone, reply);
        if (answerer.isPresent()) {
          return answerer;
        }
        explained = true;
      }
    }
    return explained ? Optional.empty() : together(whole, refused);
  }

  private Optional<String> field(ProbeField field, Probe alone, Reply reply)
      throws InterruptedException, InconclusiveException, NoControlException {
    boolean token = field.name().equals(AUTHORIZATION);
    if (reply instanceof Foreign foreign && isOfJudge(foreign.status())) {
      return Optional.of(
          answered(field, "", reply)
              + (token
                  ? ": it checks credentials before the edge does"
                  : ": it judges requests before the edge does"));
    }
    Optional<ProbeField> shorter = Probes.shorter(field);
    if (shorter.isPresent() && !isRefusal(send(probes.alone(protocol, shorter.get())))) {
      oversized(field.name(), alone, " with " + bytes(field) + " bytes of it", reply);
    } else if (token) {
      return Optional.of(answered(field, ", be it long or short,", reply));
    } else {
      findings.refused(
          field.name(), HeaderFate.DROPPED, alone, " with " + bytes(field) + " bytes of it", reply);
    }
    return Optional.empty();
  }

  /** Each field arrives alone: it is the sum, or a judge of something else. */
  private Optional<String> together(Probe whole, Reply refused)
      throws InterruptedException, InconclusiveException, NoControlException {
    if (isRefusal(send(probes.light(protocol)))) {
      return Optional.of(
          "each watched header arrives alone, and a request with all of them "
              + Findings.refusal(refused));
    }
    if (!isRefusal(send(whole))) {
      throw new InconclusiveException(refused);
    }
    int all = probes.watchedFields().stream().mapToInt(Refusal::bytes).sum();
    oversized(
        AUTHORIZATION,
        whole,
        " with " + all + " bytes of it and the other watched headers",
        refused);
    return Optional.empty();
  }

  private void oversized(String header, Probe probe, String with, Reply reply)
      throws InterruptedException, NoControlException {
    findings.refused(header, HeaderFate.OVERSIZED, probe, with, reply);
  }

  private Reply send(Probe probe) throws InterruptedException, InconclusiveException {
    return trials.of(probe, probes.bare(protocol));
  }

  /** A page, or the way to a login, comes of a judge too. */
  private static boolean isOfJudge(int status) {
    return status < BAD_REQUEST || OF_JUDGES.contains(status);
  }

  private static boolean isRefusal(Reply reply) {
    return !(reply instanceof Reply.Sealed || reply instanceof Reply.NotOffered);
  }

  private static String answered(ProbeField field, String however, Reply reply) {
    return "a request without "
        + field.name()
        + " arrives, and one with it"
        + however
        + " "
        + Findings.refusal(reply);
  }

  private static int bytes(ProbeField field) {
    return field.value().of("", field.name()).length();
  }
}
