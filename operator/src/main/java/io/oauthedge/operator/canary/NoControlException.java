package io.oauthedge.operator.canary;

/** A pod did not answer the direct request, without which nobody can be blamed. */
final class NoControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  NoControlException(String why) {
    super(why);
    this.why = why;
  }

  /** For a message. */
  String why() {
    return why;
  }
}
