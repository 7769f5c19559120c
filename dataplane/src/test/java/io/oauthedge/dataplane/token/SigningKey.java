package io.oauthedge.dataplane.token;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key that an authorization server of a test signs with. */
public final class SigningKey {
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private final String kid;
  private final String algorithm;
  private final KeyPair pair;

  private SigningKey(String kid, String algorithm, KeyPair pair) {
    this.kid = kid;
    this.algorithm = algorithm;
    this.pair = pair;
  }

  /** A new key for an algorithm; RSA keys have 2048 bits. */
  public static SigningKey create(String kid, String algorithm) {
    try {
      return new SigningKey(kid, algorithm, generate(algorithm));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a JWK with kid, alg and use. */
  public JsonObject jwk() {
    JsonObject jwk = new JsonObject().put("kid", kid).put("use", "sig").put("alg", algorithm);
    return switch (pair.getPublic()) {
      case RSAPublicKey rsa ->
          jwk.put("kty", "RSA")
              .put("n", unsigned(rsa.getModulus(), 0))
              .put("e", unsigned(rsa.getPublicExponent(), 0));
      case ECPublicKey ec -> {
        int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        yield jwk.put("kty", "EC")
            .put("crv", "P-" + ec.getParams().getCurve().getField().getFieldSize())
            .put("x", unsigned(ec.getW().getAffineX(), size))
            .put("y", unsigned(ec.getW().getAffineY(), size));
      }
      default -> {
        byte[] spki = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        yield jwk.put("kty", "OKP").put("crv", "Ed25519").put("x", BASE64_URL.encodeToString(raw));
      }
    };
  }

  /** The header of an ordinary access token (RFC 9068 section 2.1). */
  public JsonObject header() {
    return new JsonObject().put("alg", algorithm).put("typ", "at+jwt").put("kid", kid);
  }

  /** A token with the ordinary header. */
  public String sign(JsonObject claims) {
    return sign(header(), claims);
  }

  /** A token with these very members, whatever they say, and this key's signature. */
  public String sign(JsonObject header, JsonObject claims) {
    return sign(header.encode(), claims.encode());
  }

  /** A token of these very texts, be they JSON or not. */
  public String sign(String header, String claims) {
    String input = encode(header) + "." + encode(claims);
    try {
      Signature signature = signature(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + BASE64_URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String json) {
    return BASE64_URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair generate(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(
            switch (algorithm.substring(0, 2)) {
              case "RS", "PS" -> "RSA";
              case "ES" -> "EC";
              default -> "Ed25519";
            });
    switch (algorithm) {
      case "ES256" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
      case "ES384" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
      case "ES512" -> generator.initialize(new ECGenParameterSpec("secp521r1"));
      case "EdDSA" -> {}
      default -> generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    String bits = algorithm.substring(2);
    return switch (algorithm.substring(0, 2)) {
      case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
      case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
      case "PS" -> pss("SHA-" + bits, Integer.parseInt(bits) / 8);
      default -> Signature.getInstance("Ed25519");
    };
  }

  private static Signature pss(String hash, int saltLength) throws GeneralSecurityException {
    Signature pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, 1));
    return pss;
  }

  private static String unsigned(BigInteger value, int size) {
    byte[] bytes = value.toByteArray();
    int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] bare = Arrays.copyOfRange(bytes, from, bytes.length);
    byte[] padded = new byte[Math.max(size, bare.length)];
    System.arraycopy(bare, 0, padded, padded.length - bare.length, bare.length);
    return BASE64_URL.encodeToString(padded);
  }
}
