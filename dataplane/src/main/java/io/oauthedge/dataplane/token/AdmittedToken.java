package io.oauthedge.dataplane.token;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * A verified token.
 *
 * @param issuer the configured issuer's name, not the token's own word
 * @param claims the payload; not to be changed
 * @param scopes granted scopes, from {@code scope} (RFC 8693 section 4.2) or {@code scp}
 * @param expiresAtSeconds {@code exp}, in seconds since the epoch
 */
public record AdmittedToken(
    String issuer, JsonObject claims, Set<String> scopes, long expiresAtSeconds) {
  public AdmittedToken {
    scopes = Set.copyOf(scopes);
  }
}
