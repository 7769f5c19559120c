package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.TOKEN_ALGORITHM_REFUSED;
import static io.oauthedge.contract.Reason.TOKEN_CLAIM_MISSING;
import static io.oauthedge.contract.Reason.TOKEN_EXPIRED;
import static io.oauthedge.contract.Reason.TOKEN_MALFORMED;
import static io.oauthedge.contract.Reason.TOKEN_NOT_YET_VALID;
import static io.oauthedge.contract.Reason.TOKEN_TYPE_REFUSED;
import static io.oauthedge.contract.Reason.TOKEN_WITHOUT_EXPIRY;
import static io.oauthedge.contract.Reason.TOKEN_WRONG_AUDIENCE;

import io.oauthedge.contract.config.IssuerConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What one issuer's tokens must say, beside carrying its signature (RFC 7519, 9068). */
public final class IssuerRules {
  private static final String MEDIA_TYPE_PREFIX = "application/";

  private final IssuerConfig config;
  private final Set<String> algorithms;
  private final Set<String> audiences;
  private final Set<String> types;

  public IssuerRules(IssuerConfig config) {
    this.config = config;
    this.algorithms = Set.copyOf(config.algorithms());
    this.audiences = Set.copyOf(config.audiences());
    this.types =
        config.acceptedTypes().stream().map(IssuerRules::plain).collect(Collectors.toSet());
  }

  /** The issuer's configured name. */
  public String name() {
    return config.name();
  }

  /**
   * Checks the header.
   *
   * @throws TokenRefusedException if {@code alg} or {@code typ} is not accepted; a token without
   *     {@code typ} counts as {@code JWT} (RFC 7519 section 5.1)
   */
  public void checkHeader(CompactJwt jwt) throws TokenRefusedException {
    if (!algorithms.contains(jwt.algorithm())) {
      throw algorithmRefused(jwt);
    }
    if (!types.contains(jwt.type().isEmpty() ? "jwt" : plain(jwt.type()))) {
      throw TokenRefusedException.of(
          TOKEN_TYPE_REFUSED,
          jwt.type().isEmpty() ? "typ is absent" : "typ " + Evidence.quoted(jwt.type()));
    }
  }

  /** The refusal of a token's algorithm. */
  public static TokenRefusedException algorithmRefused(CompactJwt jwt) {
    return TokenRefusedException.of(
        TOKEN_ALGORITHM_REFUSED, "alg " + Evidence.quoted(jwt.algorithm()));
  }

  /**
   * Checks the claims of a token whose signature is good.
   *
   * @throws TokenRefusedException with the first rule that they break
   */
  public AdmittedToken admit(JsonObject claims, Lifetime lifetime, long nowMillis)
      throws TokenRefusedException {
    if (lifetime.isOver(nowMillis)) {
      throw TokenRefusedException.of(TOKEN_EXPIRED, "");
    }
    if (lifetime.isAhead(nowMillis)) {
      throw TokenRefusedException.of(TOKEN_NOT_YET_VALID, "");
    }
    checkAudience(claims.getValue("aud"));
    for (String required : config.requiredClaims()) {
      if (claims.getValue(required) == null) {
        throw TokenRefusedException.of(TOKEN_CLAIM_MISSING, required);
      }
    }
    return new AdmittedToken(config.name(), claims, scopes(claims), lifetime.expiresAtSeconds());
  }

  /**
   * The time in which a token may be used, with the issuer's tolerance.
   *
   * @throws TokenRefusedException if it has no end, or a time that is no number
   */
  public Lifetime lifetime(JsonObject claims) throws TokenRefusedException {
    if (claims.getValue("exp") == null) {
      throw TokenRefusedException.of(TOKEN_WITHOUT_EXPIRY, "");
    }
    if (claims.getValue("iat") != null) {
      seconds(claims, "iat");
    }
    return new Lifetime(
        claims.getValue("nbf") == null ? 0 : seconds(claims, "nbf"),
        seconds(claims, "exp"),
        config.clockSkewMillis());
  }

  private static long seconds(JsonObject claims, String name) throws TokenRefusedException {
    if (claims.getValue(name) instanceof Number number) {
      // By way of double, what a long cannot hold becomes its bound and does not wrap around.
      return (long) Math.clamp(number.doubleValue(), 0, Lifetime.MOST_SECONDS);
    }
    throw TokenRefusedException.of(TOKEN_MALFORMED, name + " is not a number");
  }

  private void checkAudience(Object claim) throws TokenRefusedException {
    boolean meant =
        switch (claim) {
          case String one -> audiences.contains(one);
          case JsonArray several -> several.stream().anyMatch(audiences::contains);
          case null, default -> false;
        };
    if (!meant) {
      throw TokenRefusedException.of(TOKEN_WRONG_AUDIENCE, claim == null ? "aud is absent" : "");
    }
  }

  private static Set<String> scopes(JsonObject claims) {
    Set<String> scopes = new HashSet<>();
    addScopes(scopes, claims.getValue("scope"));
    addScopes(scopes, claims.getValue("scp"));
    return scopes;
  }

  private static void addScopes(Set<String> scopes, Object claim) {
    if (claim instanceof String list) {
      for (String scope : list.split(" ", -1)) {
        if (!scope.isEmpty()) {
          scopes.add(scope);
        }
      }
    } else if (claim instanceof JsonArray list) {
      list.stream().filter(String.class::isInstance).forEach(scope -> scopes.add((String) scope));
    }
  }

  /** Types are compared without case and without the prefix that RFC 7515 lets be left out. */
  private static String plain(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith(MEDIA_TYPE_PREFIX)
        ? lower.substring(MEDIA_TYPE_PREFIX.length())
        : lower;
  }
}
