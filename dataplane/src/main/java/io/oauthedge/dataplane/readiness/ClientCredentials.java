package io.oauthedge.dataplane.readiness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A client's identifier and secret; never prints itself. */
final class ClientCredentials {
  private final String id;
  private final String secret;

  ClientCredentials(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /** The Authorization value of client_secret_basic: both parts form-encoded (RFC 6749, 2.3.1). */
  String basic() {
    byte[] pair = (encode(id) + ":" + encode(secret)).getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The request's form (RFC 6749 section 4.4.2). */
  static String form(Optional<String> scope) {
    return "grant_type=client_credentials" + scope.map(s -> "&scope=" + encode(s)).orElse("");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ClientCredentials[redacted]";
  }
}
