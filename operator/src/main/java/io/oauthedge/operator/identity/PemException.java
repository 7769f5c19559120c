package io.oauthedge.operator.identity;

/** PEM that cannot be read; the message continues the name of what holds it. */
public final class PemException extends RuntimeException {
  PemException(String message, Throwable cause) {
    super(message, cause);
  }
}
