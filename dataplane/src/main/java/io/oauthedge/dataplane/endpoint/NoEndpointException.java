package io.oauthedge.dataplane.endpoint;

import java.io.Serial;

/** Nobody is there to get a request. */
public final class NoEndpointException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Its place says nothing. */
  public NoEndpointException() {
    super("no endpoint", null, false, false);
  }
}
