package io.oauthedge.dataplane.walk;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.exchange.Exchange;

/**
 * What clients of a token endpoint read in an error: {@code error}, as {@code application/json}
 * (RFC 6749 section 5.2).
 *
 * <p>For what is no fault of the client that section has no code; the edge takes those of the
 * authorization endpoint (section 4.1.2.1).
 */
final class TokenError {
  private TokenError() {}

  /** Whether the client is one of a token endpoint. */
  static boolean isDueTo(Exchange exchange) {
    return exchange
        .routeIfKnown()
        .filter(route -> route.config().access() == Access.TOKEN_ENDPOINT)
        .isPresent();
  }

  static String code(Reason reason) {
    return switch (reason) {
      case CLIENT_CERTIFICATE_ABSENT, CLIENT_CERTIFICATE_INVALID, CLIENT_CERTIFICATE_REVOKED ->
          "invalid_client";
      default ->
          switch (reason.status()) {
            case 429, 503, 504 -> "temporarily_unavailable";
            case 500, 502 -> "server_error";
            default -> "invalid_request";
          };
    };
  }
}
