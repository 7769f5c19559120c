package io.oauthedge.dataplane.credential;

import java.util.List;
import java.util.Optional;

/** Authentication schemes whose names may stand in evidence; any other word could be a secret. */
final class AuthScheme {
  static final String BEARER = "Bearer";

  /** The IANA registry of HTTP authentication schemes, and custom ones often seen. */
  private static final List<String> KNOWN =
      List.of(
          BEARER,
          "Basic",
          "DPoP",
          "Digest",
          "Negotiate",
          "NTLM",
          "GNAP",
          "HOBA",
          "Mutual",
          "OAuth",
          "PrivateToken",
          "SCRAM-SHA-1",
          "SCRAM-SHA-256",
          "vapid",
          "AWS4-HMAC-SHA256",
          "ApiKey",
          "Token");

  private AuthScheme() {}

  /**
   * The known scheme that stands at an offset of a header value, followed by a space or its end.
   */
  static Optional<String> at(String value, int offset) {
    for (String scheme : KNOWN) {
      int end = offset + scheme.length();
      if (value.regionMatches(true, offset, scheme, 0, scheme.length())
          && (end == value.length() || isSpace(value.charAt(end)))) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** Whether a value is Bearer and a token, with something else than a space between them. */
  static boolean isBearerRunOn(String value) {
    int end = BEARER.length();
    return value.length() > end
        && value.regionMatches(true, 0, BEARER, 0, end)
        && "%+:=,;\"'".indexOf(value.charAt(end)) >= 0;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
