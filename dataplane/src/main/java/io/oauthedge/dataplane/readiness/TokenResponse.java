package io.oauthedge.dataplane.readiness;

import io.oauthedge.dataplane.keys.AuthorizationServerClient.Answer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Reads the token endpoint's answer (RFC 6749 sections 5.1 and 5.2), quoting nothing of it. */
final class TokenResponse {
  /** The codes that may be named; anything else could be anything. */
  private static final Set<String> ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "invalid_target",
          "server_error",
          "temporarily_unavailable");

  private TokenResponse() {}

  /**
   * The access token.
   *
   * @throws FlowException if there is none, or it is no JWT; the message says what came instead
   */
  static String accessToken(String url, Answer answer) throws FlowException {
    JsonObject json = json(answer);
    if (answer.status() != 200) {
      String error = json.getValue("error") instanceof String code ? code : "";
      throw new FlowException(
          url + " answered " + answer.status() + (ERRORS.contains(error) ? " " + error : ""));
    }
    if (!(json.getValue("access_token") instanceof String token) || token.isBlank()) {
      throw new FlowException(url + " answered 200 without an access_token");
    }
    if (token.chars().filter(c -> c == '.').count() != 2) {
      throw new FlowException(
          url
              + " issued an opaque access token, which keys cannot verify; let the authorization"
              + " server issue JWT access tokens to this client");
    }
    return token;
  }

  private static JsonObject json(Answer answer) {
    try {
      return answer.body().toJsonObject();
    } catch (DecodeException | ClassCastException e) {
      return new JsonObject();
    }
  }
}
