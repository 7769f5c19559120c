package io.oauthedge.dataplane.token;

import io.oauthedge.contract.Reason;

/** A token is refused; carries the verdict from wherever judging came to its end. */
public final class TokenRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  /** Without a stack trace: refusals are ordinary, and an attacker's way to spend our time. */
  public TokenRefusedException(Rejection rejection) {
    super(rejection.reason().name(), null, false, false);
    this.rejection = rejection;
  }

  /** A refusal attributed to the reason's usual hop. */
  public static TokenRefusedException of(Reason reason, String evidence) {
    return new TokenRefusedException(Rejection.of(reason, evidence));
  }

  /** What to answer and to count. */
  public Rejection rejection() {
    return rejection;
  }
}
