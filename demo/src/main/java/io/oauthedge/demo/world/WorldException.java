package io.oauthedge.demo.world;

/** A neighbour of the edge could not do its part. */
public final class WorldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorldException(String message, Throwable cause) {
    super(message, cause);
  }
}
