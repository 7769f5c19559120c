package io.oauthedge.dataplane.token;

import io.oauthedge.contract.config.IssuerConfig;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The issuer of most tests, and the tokens it means well. */
public final class TestIssuer {
  /** Its {@code iss}. */
  public static final String ISS = "https://idp.example.com/realms/shop";

  private TestIssuer() {}

  /** What the edge knows of it; all algorithms, half a minute of tolerance. */
  public static IssuerConfig config() {
    return config(ISS, "https://idp.example.com/jwks");
  }

  /** The same under another identity. */
  public static IssuerConfig config(String iss, String jwksUri) {
    return new IssuerConfig(
        "shop",
        iss,
        List.of("orders-api", "orders-v2"),
        List.of(),
        Optional.of(jwksUri),
        Optional.empty(),
        List.of("RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"),
        30_000,
        List.of("sub"),
        List.of("at+jwt", "JWT"));
  }

  /** Claims that break no rule, for five minutes from now. */
  public static JsonObject claims(Instant now) {
    return new JsonObject()
        .put("iss", ISS)
        .put("aud", "orders-api")
        .put("sub", "alice")
        .put("scope", "read write")
        .put("iat", now.getEpochSecond())
        .put("exp", now.getEpochSecond() + 300);
  }
}
