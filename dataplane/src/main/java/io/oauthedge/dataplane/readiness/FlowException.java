package io.oauthedge.dataplane.readiness;

/** A round failed; the message is for a tired person and holds nothing secret. */
final class FlowException extends Exception {
  private static final long serialVersionUID = 1;

  FlowException(String message) {
    super(message);
  }
}
