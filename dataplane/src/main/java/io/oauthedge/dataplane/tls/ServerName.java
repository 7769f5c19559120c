package io.oauthedge.dataplane.tls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The server name that a client indicates in its handshake (RFC 6066 section 3). */
public final class ServerName {
  private ServerName() {}

  /**
   * The name in lower case; empty for a client that indicates none, or none that is a name.
   *
   * @param session null for a connection without TLS
   */
  public static Optional<String> of(@Nullable SSLSession session) {
    try {
      if (session instanceof ExtendedSSLSession extended) {
        List<SNIServerName> names = extended.getRequestedServerNames();
        return names.isEmpty()
            ? Optional.empty()
            : Optional.of(new SNIHostName(names.getFirst().getEncoded()))
                .map(name -> name.getAsciiName().toLowerCase(Locale.ROOT));
      }
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      // No host name (a dot at its end, say), or an engine that knows of none.
      return Optional.empty();
    }
    return Optional.empty();
  }
}
