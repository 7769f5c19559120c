package io.oauthedge.operator.status.condition;

import java.util.OptionalLong;

/**
 * What is held of one condition.
 *
 * @param message what is so, and what to do about it; cut at {@link #MAX_MESSAGE} characters
 * @param generation of the resource that it speaks of; empty for the one that is judged
 */
public record Judgement(
    Truth truth, ConditionReason reason, String message, OptionalLong generation) {
  /** Longest message: what an Event's note can carry too. */
  public static final int MAX_MESSAGE = 1024;

  private static final String CUT = "…";

  public Judgement {
    if (message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE - CUT.length()) + CUT;
    }
  }

  private Judgement(Truth truth, ConditionReason reason, String message) {
    this(truth, reason, message, OptionalLong.empty());
  }

  /** It holds. */
  public static Judgement yes(ConditionReason reason, String message) {
    return new Judgement(Truth.TRUE, reason, message);
  }

  /** It does not hold. */
  public static Judgement no(ConditionReason reason, String message) {
    return new Judgement(Truth.FALSE, reason, message);
  }

  /** It was not seen. */
  public static Judgement unknown(ConditionReason reason, String message) {
    return new Judgement(Truth.UNKNOWN, reason, message);
  }

  /** The same, of a generation that may be an older one. */
  public Judgement of(long observed) {
    return new Judgement(truth, reason, message, OptionalLong.of(observed));
  }

  /** Whether it holds. */
  public boolean isTrue() {
    return truth == Truth.TRUE;
  }

  /** Whether it is known not to hold. */
  public boolean isFalse() {
    return truth == Truth.FALSE;
  }
}
