package io.oauthedge.dataplane.keys;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * An authorization server's metadata, as far as the edge uses it (RFC 8414 section 2).
 *
 * @param jwksUri where the keys are
 * @param tokenEndpoint where tokens are issued
 */
record IssuerMetadata(Optional<String> jwksUri, Optional<String> tokenEndpoint) {
  /**
   * Reads a metadata document.
   *
   * @throws IllegalArgumentException if it is none, or another issuer's (RFC 8414 section 3.3)
   */
  static IssuerMetadata parse(String document, String issuer) {
    JsonObject json;
    try {
      json = new JsonObject(document);
    } catch (DecodeException e) {
      throw new IllegalArgumentException("the metadata is not a JSON object", e);
    }
    if (!issuer.equals(json.getValue("issuer"))) {
      throw new IllegalArgumentException(
          "the metadata's issuer is not the configured one byte by byte; compare issuers[].issuer");
    }
    return new IssuerMetadata(
        endpoint(json, "jwks_uri", issuer), endpoint(json, "token_endpoint", issuer));
  }

  private static Optional<String> endpoint(JsonObject json, String name, String issuer) {
    if (!(json.getValue(name) instanceof String url)) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the metadata's " + name + " is not a URL", e);
    }
    boolean https = "https".equals(uri.getScheme());
    boolean plain = "http".equals(uri.getScheme()) && !issuer.startsWith("https:");
    if (uri.getHost() == null || !(https || plain)) {
      throw new IllegalArgumentException("the metadata's " + name + " must be an https URL");
    }
    return Optional.of(url);
  }
}
