package io.oauthedge.dataplane.keys;

import io.oauthedge.dataplane.trust.CertificateFault;
import io.oauthedge.dataplane.trust.ServerAlert;
import io.vertx.core.file.FileSystemException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** The authorization server gave no usable answer; the message names the URL and what was wrong. */
public final class AuthorizationServerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AuthorizationServerException(String url, String problem) {
    super(url + ": " + problem);
  }

  private AuthorizationServerException(String url, String problem, Throwable cause) {
    super(url + ": " + problem, cause);
  }

  private static String explained(SSLException failure) {
    return CertificateFault.of(failure)
        .map(
            fault ->
                fault == CertificateFault.UNTRUSTED
                    ? fault.words() + "; does the issuer's CA match?"
                    : fault.words())
        .or(() -> ServerAlert.of(failure))
        .map(words -> ", " + words)
        .orElse("");
  }

  /** Puts a failure of the transport into words. */
  static AuthorizationServerException of(String url, Throwable failure) {
    return switch (failure) {
      case AuthorizationServerException own -> own;
      case UnknownHostException unknown ->
          new AuthorizationServerException(url, "the host name does not resolve", unknown);
      case ConnectException refused ->
          new AuthorizationServerException(url, "the connection was refused", refused);
      case SSLException tls ->
          new AuthorizationServerException(url, "TLS failed" + explained(tls), tls);
      case FileSystemException file ->
          new AuthorizationServerException(url, "the CA file cannot be read", file);
      default ->
          new AuthorizationServerException(
              url, "the connection failed, " + failure.getClass().getSimpleName(), failure);
    };
  }
}
