package io.oauthedge.dataplane.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The alert with which a server ended a handshake (RFC 8446 section 6.2), in words for a person.
 */
public final class ServerAlert {
  /** Java tells an alert by its exception's text alone. */
  private static final Pattern RECEIVED = Pattern.compile("received fatal alert: ([a-z_]{1,40})");

  private ServerAlert() {}

  /** Empty when no alert of the server's is among the causes. */
  public static Optional<String> of(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        Matcher alert =
            RECEIVED.matcher(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT));
        if (alert.find()) {
          return Optional.of(words(alert.group(1)));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(String alert) {
    return switch (alert) {
      case "certificate_required" -> "it demands a client certificate";
      case "handshake_failure" ->
          "it found no common cipher suite, or demands a client certificate, with the alert "
              + alert;
      case "no_application_protocol" -> "it does not speak HTTP/2 over TLS";
      case "protocol_version" -> "it speaks neither TLS 1.2 nor 1.3";
      case "unrecognized_name" -> "it does not know the server name";
      case "bad_certificate",
          "unknown_ca",
          "certificate_expired",
          "certificate_revoked",
          "certificate_unknown",
          "unsupported_certificate",
          "access_denied" ->
          "it refuses the client certificate, or demands one, with the alert " + alert;
      default -> "it ended the handshake with the alert " + alert;
    };
  }
}
