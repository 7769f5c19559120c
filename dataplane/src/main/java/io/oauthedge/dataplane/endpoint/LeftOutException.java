package io.oauthedge.dataplane.endpoint;

import java.io.Serial;

/** The only endpoint that can answer is left out as failing. */
public final class LeftOutException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Has no stack trace: a storm would pay for each. */
  public LeftOutException() {
    super("the endpoint is left out", null, false, false);
  }
}
