package io.oauthedge.dataplane.verify;

import io.oauthedge.dataplane.keys.VerificationKey;
import io.oauthedge.dataplane.token.CompactJwt;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks signatures by Vert.x Auth JWT, with one provider for each key and algorithm, so that a
 * token can only ever meet a key that was chosen for it.
 *
 * <p>Thread-safe; yet a provider lets one caller in at a time, so every event loop has its own.
 */
final class SignatureCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureCheck.class);
  private static final int MOST_PROVIDERS = 256;

  private final Vertx vertx;
  private final Map<Use, Optional<JWTAuth>> providers = new ConcurrentHashMap<>();

  private record Use(VerificationKey key, String algorithm) {}

  SignatureCheck(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The key that signed the token, if it is one of these; takes one verification for each. */
  Optional<VerificationKey> signer(CompactJwt jwt, List<VerificationKey> candidates) {
    return candidates.stream().filter(key -> signed(key, jwt)).findFirst();
  }

  private boolean signed(VerificationKey key, CompactJwt jwt) {
    if (!jwt.isSignatureOf(key.signatureLength())) {
      return false;
    }
    if (providers.size() > MOST_PROVIDERS) {
      providers.clear();
    }
    return providers
        .computeIfAbsent(new Use(key, jwt.algorithm()), this::provider)
        .map(auth -> auth.authenticate(new TokenCredentials(jwt.compact())).succeeded())
        .orElse(false);
  }

  private Optional<JWTAuth> provider(Use use) {
    try {
      return Optional.of(
          JWTAuth.create(
              vertx,
              new JWTAuthOptions()
                  .addJwk(use.key.jwkFor(use.algorithm))
                  // IssuerRules checks times, against an injected clock and with reasons.
                  .setJWTOptions(new JWTOptions().setIgnoreExpiration(true))));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("algorithm", use.algorithm)
          .setCause(e)
          .log("A published key is not valid; no token can be verified with it");
      return Optional.empty();
    }
  }
}
