package io.oauthedge.dataplane.trust;

import java.io.IOException;

/** A server did not agree to HTTP/2, which it is configured with. */
public final class ProtocolNotSpokenException extends IOException {
  private static final long serialVersionUID = 1;

  public ProtocolNotSpokenException() {
    super("the server did not agree to HTTP/2");
  }
}
