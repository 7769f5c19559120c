package io.oauthedge.operator.status.condition;

/**
 * What is held of one condition.
 *
 * @param message what is so, and what to do about it; cut at {@link #MAX_MESSAGE} characters
 */
public record Judgement(Truth truth, ConditionReason reason, String message) {
  /** Longest message: what an Event's note can carry too. */
  public static final int MAX_MESSAGE = 1024;

  private static final String CUT = "…";

  public Judgement {
    if (message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE - CUT.length()) + CUT;
    }
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

  /** Whether it holds. */
  public boolean isTrue() {
    return truth == Truth.TRUE;
  }

  /** Whether it is known not to hold. */
  public boolean isFalse() {
    return truth == Truth.FALSE;
  }
}
