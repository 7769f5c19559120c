package io.oauthedge.dataplane.dpop;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key that a proof brings along, with the algorithm that it is used in; asymmetric ones
 * alone (RFC 9449 section 4.3).
 *
 * @param canonical the JWK's required members as RFC 7638 section 3.2 writes them
 */
record ProofKey(PublicKey key, String algorithm, String canonical) {
  /**
   * SubjectPublicKeyInfo up to the point's coordinates (RFC 5480 section 2, RFC 8410 section 4).
   */
  private static final String P256 = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

  private static final String P384 = "3076301006072a8648ce3d020106052b8104002203620004";
  private static final String ED25519 = "302a300506032b6570032100";

  private static final int LEAST_RSA_BITS = 2_048;
  private static final int MOST_RSA_BITS = 4_096;

  /**
   * The key of a JWK (RFC 7517); empty for one that no proof may be signed with, or a private one.
   */
  static Optional<ProofKey> of(JsonObject jwk, String algorithm) {
    if (jwk.containsKey("d") || jwk.containsKey("k")) {
      return Optional.empty();
    }
    try {
      return switch (text(jwk, "kty") + " " + text(jwk, "crv") + " " + algorithm) {
        case "EC P-256 ES256" -> Optional.of(ec(jwk, algorithm, P256, 32));
        case "EC P-384 ES384" -> Optional.of(ec(jwk, algorithm, P384, 48));
        case "OKP Ed25519 EdDSA", "OKP Ed25519 Ed25519" -> Optional.of(ed25519(jwk));
        case "RSA  RS256", "RSA  PS256" -> rsa(jwk, algorithm);
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProofKey ec(JsonObject jwk, String algorithm, String prefix, int length)
      throws GeneralSecurityException {
    PublicKey key =
        encoded("EC", prefix, coordinate(jwk, "x", length), coordinate(jwk, "y", length));
    return new ProofKey(key, algorithm, canonical(jwk, "crv", "kty", "x", "y"));
  }

  private static ProofKey ed25519(JsonObject jwk) throws GeneralSecurityException {
    PublicKey key = encoded("Ed25519", ED25519, coordinate(jwk, "x", 32), "");
    return new ProofKey(key, "Ed25519", canonical(jwk, "crv", "kty", "x"));
  }

  private static PublicKey encoded(String type, String prefix, String x, String y)
      throws GeneralSecurityException {
    byte[] spki = HexFormat.of().parseHex(prefix + x + y);
    return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(spki));
  }

  private static String coordinate(JsonObject jwk, String member, int length) {
    byte[] bytes = bytes(jwk, member);
    if (bytes.length != length) {
      throw new IllegalArgumentException(member);
    }
    return HexFormat.of().formatHex(bytes);
  }

  private static Optional<ProofKey> rsa(JsonObject jwk, String algorithm)
      throws GeneralSecurityException {
    var modulus = new BigInteger(1, bytes(jwk, "n"));
    if (modulus.bitLength() < LEAST_RSA_BITS || modulus.bitLength() > MOST_RSA_BITS) {
      return Optional.empty();
    }
    var spec = new RSAPublicKeySpec(modulus, new BigInteger(1, bytes(jwk, "e")));
    PublicKey key = KeyFactory.getInstance("RSA").generatePublic(spec);
    return Optional.of(new ProofKey(key, algorithm, canonical(jwk, "e", "kty", "n")));
  }

  private static byte[] bytes(JsonObject jwk, String member) {
    return Base64.getUrlDecoder().decode(text(jwk, member));
  }

  private static String text(JsonObject jwk, String member) {
    return jwk.getValue(member) instanceof String text ? text : "";
  }

  // What was decoded holds no character that JSON would escape.
  private static String canonical(JsonObject jwk, String... members) {
    var json = new StringBuilder("{");
    for (String member : members) {
      json.append(json.length() > 1 ? "," : "")
          .append('"')
          .append(member)
          .append("\":\"")
          .append(text(jwk, member))
          .append('"');
    }
    return json.append('}').toString();
  }

  /** Whether it signed the bytes. */
  boolean signed(byte[] content, byte[] signature) {
    try {
      Signature check = Signature.getInstance(name());
      if (algorithm.equals("PS256")) {
        check.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String name() {
    return switch (algorithm) {
      case "ES256" -> "SHA256withECDSAinP1363Format";
      case "ES384" -> "SHA384withECDSAinP1363Format";
      case "RS256" -> "SHA256withRSA";
      case "PS256" -> "RSASSA-PSS";
      default -> "Ed25519";
    };
  }

  /** SHA-256 thumbprint in base64url (RFC 7638). */
  String thumbprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks SHA-256", e);
    }
  }
}
