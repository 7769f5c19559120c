package io.oauthedge.dataplane.listen;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.oauthedge.contract.ConnectionRefusal;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Names the reason for which a TLS handshake failed. Both providers tell it by text alone; what is
 * not known here is {@link ConnectionRefusal#TLS_HANDSHAKE_FAILED}, and nothing depends on it but
 * the name.
 */
final class HandshakeFailure {
  private static final int LONGEST_DETAIL = 200;

  private static final List<String> VERSIONS =
      List.of(
          "unsupported protocol",
          "wrong version number",
          "inappropriate fallback",
          "client requested protocol",
          "protocol versions",
          "no appropriate protocol");

  private static final List<String> CIPHERS =
      List.of(
          "no shared cipher",
          "no shared group",
          "wrong curve",
          "no cipher suites in common",
          "no common named group",
          "unexpected key share",
          "no available authentication scheme",
          "no supported signature algorithm",
          "unable to find key material");

  private HandshakeFailure() {}

  /** Empty for a peer that connects and goes, as health checks over TCP do. */
  static Optional<ConnectionRefusal> reason(Throwable cause) {
    return switch (cause) {
      case NotSslRecordException _ -> Optional.of(ConnectionRefusal.TLS_ABSENT);
      case SslHandshakeTimeoutException _ -> Optional.of(ConnectionRefusal.TLS_HANDSHAKE_TIMEOUT);
      case ClosedChannelException _ -> Optional.empty();
      case SSLException _ when cause.getCause() instanceof ClosedChannelException ->
          Optional.empty();
      default -> Optional.of(said(text(cause)));
    };
  }

  private static ConnectionRefusal said(String text) {
    if (text.contains("alert")) {
      return text.contains("certificate") || text.contains("unknown ca")
          ? ConnectionRefusal.TLS_CERTIFICATE_REFUSED
          : ConnectionRefusal.TLS_HANDSHAKE_FAILED;
    }
    if (VERSIONS.stream().anyMatch(text::contains)) {
      return ConnectionRefusal.TLS_VERSION_REFUSED;
    }
    return CIPHERS.stream().anyMatch(text::contains)
        ? ConnectionRefusal.TLS_CIPHER_REFUSED
        : ConnectionRefusal.TLS_HANDSHAKE_FAILED;
  }

  private static String text(Throwable cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What may be logged of it: a request in plaintext would stand in the text, token and all. */
  static String detail(Throwable cause) {
    if (cause instanceof NotSslRecordException) {
      return "";
    }
    String text = String.valueOf(cause.getMessage());
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
  }
}
