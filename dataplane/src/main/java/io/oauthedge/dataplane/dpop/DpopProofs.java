package io.oauthedge.dataplane.dpop;

import io.oauthedge.dataplane.token.CompactJwt;
import io.oauthedge.dataplane.token.TokenRefusedException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Verifies proofs as RFC 9449 section 4.3 demands, but for what only the server can: its nonce, and
 * the key that a token is bound to.
 */
public final class DpopProofs {
  private static final long MOST_AGE_SECONDS = 60;
  private static final int LONGEST_JTI = 256;
  private static final int LONGEST_PROOF = 8 * 1024;

  // A proof from the future lives for twice its age.
  private final SeenProofs seen = new SeenProofs(2 * 1_000 * MOST_AGE_SECONDS);

  /** A proof for a request; empty for one that is not good, or was seen before. */
  public Optional<DpopProof> verify(String proof, ProvenRequest request, Instant now) {
    if (proof.length() > LONGEST_PROOF) {
      return Optional.empty();
    }
    try {
      CompactJwt jwt = CompactJwt.parse(proof);
      JsonObject claims = jwt.claims();
      return isFor(jwt, claims, request, now)
          ? signer(jwt).flatMap(key -> once(key, claims, now))
          : Optional.empty();
    } catch (TokenRefusedException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isFor(
      CompactJwt jwt, JsonObject claims, ProvenRequest request, Instant now) {
    String jti = text(claims, "jti");
    return jwt.type().equals("dpop+jwt")
        && !jti.isEmpty()
        && jti.length() <= LONGEST_JTI
        && text(claims, "htm").equals(request.method())
        && request.isAt(text(claims, "htu"))
        && claims.getValue("iat") instanceof Number issued
        && issued.longValue() >= now.getEpochSecond() - MOST_AGE_SECONDS
        && issued.longValue() <= now.getEpochSecond() + MOST_AGE_SECONDS;
  }

  private static Optional<ProofKey> signer(CompactJwt jwt) throws TokenRefusedException {
    if (!(jwt.header().getValue("jwk") instanceof JsonObject jwk)) {
      return Optional.empty();
    }
    String compact = jwt.compact();
    int dot = compact.lastIndexOf('.');
    byte[] content = compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64.getUrlDecoder().decode(compact.substring(dot + 1));
    return ProofKey.of(jwk, jwt.algorithm()).filter(key -> key.signed(content, signature));
  }

  private Optional<DpopProof> once(ProofKey key, JsonObject claims, Instant now) {
    String thumbprint = key.thumbprint();
    return seen.isNew(thumbprint, text(claims, "jti"), now.toEpochMilli())
        ? Optional.of(new DpopProof(thumbprint, text(claims, "nonce")))
        : Optional.empty();
  }

  private static String text(JsonObject claims, String name) {
    return claims.getValue(name) instanceof String text ? text : "";
  }
}
