package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import java.time.Instant;

/**
 * The last good key set of an issuer; public keys only.
 *
 * @param issuer the {@code iss} value
 * @param source the URL that the set was fetched from
 * @param jwks the JWK Set document (RFC 7517 section 5)
 */
public record IssuerKeys(String issuer, String source, String jwks, Instant fetchedAt) {
  public IssuerKeys {
    Require.text(issuer, "keys[].issuer");
    Require.text(source, "keys[].source");
    Require.text(jwks, "keys[].jwks");
    Require.given(fetchedAt, "keys[].fetchedAt");
  }
}
