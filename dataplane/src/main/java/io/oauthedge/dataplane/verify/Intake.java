package io.oauthedge.dataplane.verify;

import static io.oauthedge.contract.Reason.TOKEN_UNKNOWN_ISSUER;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.token.CompactJwt;
import io.oauthedge.dataplane.token.IssuerRules;
import io.oauthedge.dataplane.token.TokenRefusedException;
import io.oauthedge.dataplane.token.TokenShape;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes tokens in: all that can be said before a key is touched, cheapest first. */
final class Intake {
  private final Map<String, Issuer> issuers;
  private final Set<String> algorithms;

  Intake(List<IssuerConfig> configs, KeySets keySets) {
    issuers =
        configs.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    IssuerConfig::issuer,
                    config -> new Issuer(new IssuerRules(config), keySets.of(config))));
    algorithms =
        configs.stream()
            .flatMap(config -> config.algorithms().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Opens a token.
   *
   * @throws TokenRefusedException if it is refused without any key
   */
  TokenInWork open(TokenDigest digest, String token, String peer) throws TokenRefusedException {
    TokenShape.check(token);
    CompactJwt jwt = CompactJwt.parse(token);
    if (!algorithms.contains(jwt.algorithm())) {
      throw IssuerRules.algorithmRefused(jwt);
    }
    TokenShape.checkSignature(jwt, TokenShape.leastSignatureLength(jwt.algorithm()));
    JsonObject claims = jwt.claims();
    Issuer issuer = claims.getValue("iss") instanceof String iss ? issuers.get(iss) : null;
    if (issuer == null) {
      throw TokenRefusedException.of(
          TOKEN_UNKNOWN_ISSUER, claims.containsKey("iss") ? "" : "iss is absent");
    }
    issuer.rules().checkHeader(jwt);
    return new TokenInWork(digest, jwt, claims, issuer.rules().lifetime(claims), issuer, peer);
  }
}
