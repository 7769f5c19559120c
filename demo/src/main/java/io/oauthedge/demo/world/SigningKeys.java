package io.oauthedge.demo.world;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens (RFC 9068) with the newest of the published keys. */
final class SigningKeys {
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final String issuer;
  private final InstantSource clock;
  private volatile List<RSAKey> keys = List.of(newKey());

  SigningKeys(String issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Signs with a new key from now on; the one before stays published, older ones vanish. */
  synchronized void rotate() {
    keys = List.of(newKey(), keys.getFirst());
  }

  /** The JWK Set document (RFC 7517 section 5), without private parts. */
  String jwks() {
    return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet().toString();
  }

  String sign(TokenOrder order) {
    Instant now = clock.instant();
    Instant expiry = now.plus(order.lifetime());
    Instant issued = expiry.isBefore(now) ? expiry.minusSeconds(300) : now;
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(order.subject())
            .claim("client_id", order.subject())
            .audience(order.audience())
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(expiry))
            .jwtID(UUID.randomUUID().toString());
    if (!order.scopes().isEmpty()) {
      claims.claim("scope", String.join(" ", order.scopes()));
    }
    if (!order.groups().isEmpty()) {
      claims.claim("groups", order.groups());
    }
    RSAKey key = keys.getFirst();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(ACCESS_TOKEN).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The JDK cannot sign with its own RSA key", e);
    }
    return token.serialize();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("The JDK has no RSA key generator", e);
    }
  }
}
