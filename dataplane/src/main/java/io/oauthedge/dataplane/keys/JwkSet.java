package io.oauthedge.dataplane.keys;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads JWK Set documents (RFC 7517 section 5), keeping what can verify and is safe to. */
final class JwkSet {
  /** More keys than any issuer has; what follows is left out. */
  private static final int MOST_KEYS = 64;

  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final Set<String> RSA_ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

  private JwkSet() {}

  /**
   * The usable keys of a document.
   *
   * @throws IllegalArgumentException if there are none, or it is no JWK Set; the message says why
   */
  static List<VerificationKey> parse(String document) {
    JsonArray entries = entries(document);
    List<VerificationKey> keys = new ArrayList<>();
    for (Object entry : entries) {
      if (entry instanceof JsonObject jwk && keys.size() < MOST_KEYS) {
        usable(jwk).ifPresent(keys::add);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the " + entries.size() + " keys can verify signatures");
    }
    return keys;
  }

  /** A JWK Set document of these keys, public members only. */
  static String write(List<VerificationKey> keys) {
    JsonArray entries = new JsonArray();
    for (VerificationKey key : keys) {
      JsonObject jwk = new JsonObject(key.material());
      if (!key.kid().isEmpty()) {
        jwk.put("kid", key.kid());
      }
      if (key.algorithms().size() == 1) {
        jwk.put("alg", key.algorithms().iterator().next());
      }
      entries.add(jwk);
    }
    return new JsonObject().put("keys", entries).encode();
  }

  private static JsonArray entries(String document) {
    Object keys;
    try {
      keys = new JsonObject(document).getValue("keys");
    } catch (DecodeException e) {
      throw new IllegalArgumentException("the key set is not a JSON object", e);
    }
    if (keys instanceof JsonArray entries) {
      return entries;
    }
    throw new IllegalArgumentException("the key set has no array named keys");
  }

  private static Optional<VerificationKey> usable(JsonObject jwk) {
    if (!forSignatures(jwk)) {
      return Optional.empty();
    }
    return switch (text(jwk, "kty")) {
      case "RSA" -> rsa(jwk);
      case "EC" ->
          switch (text(jwk, "crv")) {
            case "P-256" -> key(jwk, Set.of("ES256"), 64, "kty", "crv", "x", "y");
            case "P-384" -> key(jwk, Set.of("ES384"), 96, "kty", "crv", "x", "y");
            case "P-521" -> key(jwk, Set.of("ES512"), 132, "kty", "crv", "x", "y");
            default -> Optional.empty();
          };
      case "OKP" ->
          text(jwk, "crv").equals("Ed25519")
              ? key(jwk, Set.of("EdDSA"), 64, "kty", "crv", "x")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean forSignatures(JsonObject jwk) {
    Object use = jwk.getValue("use");
    Object operations = jwk.getValue("key_ops");
    return (use == null || use.equals("sig"))
        && (!(operations instanceof JsonArray list) || list.contains("verify"));
  }

  private static Optional<VerificationKey> rsa(JsonObject jwk) {
    return decoded(text(jwk, "n"))
        .map(modulus -> new BigInteger(1, modulus).bitLength())
        .filter(bits -> bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS)
        .flatMap(bits -> key(jwk, RSA_ALGORITHMS, (bits + 7) / 8, "kty", "n", "e"));
  }

  private static Optional<VerificationKey> key(
      JsonObject jwk, Set<String> fitting, int signatureBytes, String... members) {
    JsonObject material = new JsonObject();
    for (String member : members) {
      if (!member.equals("kty") && !member.equals("crv") && decoded(text(jwk, member)).isEmpty()) {
        return Optional.empty();
      }
      material.put(member, text(jwk, member));
    }
    String own = text(jwk, "alg");
    // RFC 9864 gives EdDSA with this curve its own name.
    String bound = own.equals("Ed25519") ? "EdDSA" : own;
    if (!bound.isEmpty() && !fitting.contains(bound)) {
      return Optional.empty();
    }
    return Optional.of(
        new VerificationKey(
            text(jwk, "kid"),
            material.encode(),
            bound.isEmpty() ? fitting : Set.of(bound),
            (signatureBytes * 4 + 2) / 3));
  }

  private static String text(JsonObject jwk, String member) {
    return jwk.getValue(member) instanceof String text ? text : "";
  }

  private static Optional<byte[]> decoded(String base64Url) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(base64Url);
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
