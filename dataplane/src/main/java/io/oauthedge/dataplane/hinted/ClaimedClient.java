package io.oauthedge.dataplane.hinted;

import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.token.CompactJwt;
import io.oauthedge.dataplane.token.TokenRefusedException;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.vertx.core.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code client_id} that a request states: hints are bound to it. Whether it is true is for the
 * authorization server to say, whose refusal is the same with a hint and without.
 */
final class ClaimedClient {
  private static final String BASIC = "Basic ";

  private ClaimedClient() {}

  /**
   * By parameter, HTTP Basic (RFC 6749 section 2.3.1), assertion (RFC 7523 section 2.2), or in the
   * query, of what is posted to an authorization endpoint.
   */
  static Optional<String> of(TokenEndpointRequest request) {
    return request
        .form()
        .first("client_id")
        .or(() -> basic(request.headers().get(HttpHeaders.AUTHORIZATION)))
        .or(() -> request.form().first("client_assertion").flatMap(ClaimedClient::subject))
        .or(() -> TokenHints.clientIn(request.uri()))
        .filter(id -> !id.isEmpty());
  }

  private static Optional<String> basic(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon <= 0
          ? Optional.empty()
          : Optional.of(URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> subject(String assertion) {
    try {
      return CompactJwt.parse(assertion).claims().getValue("sub") instanceof String subject
          ? Optional.of(subject)
          : Optional.empty();
    } catch (TokenRefusedException e) {
      return Optional.empty();
    }
  }
}
