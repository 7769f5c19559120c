package io.oauthedge.operator.canary.compare;

import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;

import io.oauthedge.contract.canary.ArrivedBody;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import java.util.Arrays;
import java.util.Optional;

/** Says what became of a request's content. */
public final class BodyCheck {
  private BodyCheck() {}

  /** Empty when it arrived as sent. */
  public static Optional<Harm> of(Probe probe, Sealed reply) {
    ArrivedBody arrived = reply.answer().request().body();
    byte[] sent = probe.body();
    if (arrived.equals(ArrivedBody.of(sent))) {
      return Optional.empty();
    }
    if (arrived.bytes() == sent.length) {
      return Optional.of(
          new Harm(REPLACED, "of " + sent.length + " bytes arrived with others, as many"));
    }
    String what = "of " + sent.length + " bytes arrived with " + arrived.bytes();
    return Optional.of(
        isBeginning(arrived, sent)
            ? new Harm(TRUNCATED, what + ", cut")
            : new Harm(REPLACED, what + ", changed"));
  }

  private static boolean isBeginning(ArrivedBody arrived, byte[] sent) {
    return arrived.bytes() < sent.length
        && arrived.equals(ArrivedBody.of(Arrays.copyOf(sent, (int) arrived.bytes())));
  }
}
