package io.oauthedge.operator.canary.trial;

import io.oauthedge.operator.canary.send.Reply;

/**
 * A request was refused for a reason that may be none of its own, so that the round says nothing.
 */
public final class InconclusiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  /**
   * A round that ends here.
   *
   * @param reply the refusal
   */
  public InconclusiveException(Reply reply) {
    super("a refusal that may be one of the moment");
    this.reply = reply;
  }

  /** The refusal. */
  public Reply reply() {
    return reply;
  }
}
