package io.oauthedge.demo.api.store;

/** The store refused, with an HTTP status. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final int status;

  StoreException(int status, String message) {
    this.message = message;
    this.status = status;
  }

  @Override
  public String getMessage() {
    return message;
  }

  public int status() {
    return status;
  }
}
