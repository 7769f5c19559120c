package io.oauthedge.dataplane.listen;

import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.oauthedge.contract.ConnectionRefusal;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Names the reason for which a connection ended before its first request, from what the JDK's TLS,
 * BoringSSL and Netty's parsers say.
 */
final class ConnectionFailure {
  private ConnectionFailure() {}

  /** Empty for a peer that connects and goes, as health checks over TCP do. */
  static Optional<ConnectionRefusal> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<ConnectionRefusal> reason =
          switch (cause) {
            case HAProxyProtocolException _ -> Optional.of(ConnectionRefusal.PROXY_PROTOCOL_ABSENT);
            case NotSslRecordException _ -> Optional.of(ConnectionRefusal.TLS_ABSENT);
            case SslHandshakeTimeoutException _ ->
                Optional.of(ConnectionRefusal.TLS_HANDSHAKE_TIMEOUT);
            case SSLException e -> handshake(e);
            default -> Optional.empty();
          };
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<ConnectionRefusal> handshake(SSLException failure) {
    if (failure.getCause() instanceof ClosedChannelException) {
      return Optional.empty();
    }
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).replace('_', ' ');
    if (text.contains("alert")) {
      return Optional.of(
          text.contains("certificate") || text.contains("unknown ca")
              ? ConnectionRefusal.TLS_CERTIFICATE_REFUSED
              : ConnectionRefusal.TLS_HANDSHAKE_FAILED);
    }
    if (text.contains("no cipher suites in common")
        || text.contains("no shared cipher")
        || text.contains("no shared group")
        || text.contains("no common named group")) {
      return Optional.of(ConnectionRefusal.TLS_CIPHER_REFUSED);
    }
    if (text.contains("unsupported protocol")
        || text.contains("protocol version")
        || text.contains("client requested protocol")
        || text.contains("no appropriate protocol")
        || text.contains("inappropriate fallback")) {
      return Optional.of(ConnectionRefusal.TLS_VERSION_REFUSED);
    }
    return Optional.of(ConnectionRefusal.TLS_HANDSHAKE_FAILED);
  }
}
