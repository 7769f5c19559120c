package io.oauthedge.operator.canary.send;

import io.oauthedge.operator.canary.destination.Destination;
import io.oauthedge.operator.canary.send.Reply.Broken;
import io.oauthedge.operator.canary.send.Reply.Cause;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Tells what kind of failure it was, in words of this product: texts of others stay out, and so do
 * addresses, by which the same failure would read anew in every round.
 */
final class Failures {
  private Failures() {}

  static Broken of(Throwable failure, Destination destination) {
    if (isOf(failure, CertPathBuilderException.class)) {
      return new Broken(
          Cause.TLS,
          "the certificate at "
              + destination.portText()
              + " is signed by no public CA, and not by headers.canary.caSecretName");
    }
    if (isOf(failure, CertificateException.class)) {
      return new Broken(
          Cause.TLS,
          "the certificate at " + destination.portText() + " is not one for " + destination.host());
    }
    if (isOf(failure, SSLException.class)) {
      return new Broken(
          Cause.TLS, destination.portText() + " does not speak TLS as the canary does");
    }
    if (isOf(failure, TimeoutException.class)) {
      return new Broken(Cause.TIMEOUT, "no answer from " + destination.portText() + " in time");
    }
    if (isOf(failure, ConnectException.class) || isOf(failure, NoRouteToHostException.class)) {
      return new Broken(Cause.UNREACHABLE, "no connection to " + destination.portText());
    }
    if (isOf(failure, HttpClosedException.class)
        || isOf(failure, StreamResetException.class)
        || isOf(failure, SocketException.class)) {
      return new Broken(Cause.CLOSED, destination.portText() + " closed the connection");
    }
    return new Broken(
        Cause.CLOSED,
        "no answer from " + destination.portText() + ": " + failure.getClass().getSimpleName());
  }

  private static boolean isOf(Throwable failure, Class<? extends Throwable> type) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(16)
        .anyMatch(type::isInstance);
  }
}
