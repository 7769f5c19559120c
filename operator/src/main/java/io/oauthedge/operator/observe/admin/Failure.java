package io.oauthedge.operator.observe.admin;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLException;

/** Says why a pod could not be asked, in words that lead to the cause. */
final class Failure {
  private Failure() {}

  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof SSLException
            || cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          "no connection to its admin port in time; a NetworkPolicy or a node may be in the way";
      case ConnectException _ -> "its admin port refuses connections";
      case SSLException tls -> "TLS with its admin port failed: " + text(tls);
      default -> text(cause);
    };
  }

  private static String text(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
