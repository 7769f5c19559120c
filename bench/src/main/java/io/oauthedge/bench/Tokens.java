package io.oauthedge.bench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Distinct access tokens of one issuer, of the size that real ones have, and its key set. */
public final class Tokens {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final long LIFETIME_SECONDS = 24 * 3600;
  private static final int RSA_BYTES = 256;
  private static final int P256_BYTES = 32;

  private final String issuer;
  private final Algorithm algorithm;
  private final KeyPair keys;

  /** What the tokens are signed with (RFC 7518 section 3.1). */
  public enum Algorithm {
    RS256("RSA", 2048, "SHA256withRSA"),
    ES256("EC", 256, "SHA256withECDSAinP1363Format");

    private final String keyType;
    private final int keyBits;
    private final String signature;

    Algorithm(String keyType, int keyBits, String signature) {
      this.keyType = keyType;
      this.keyBits = keyBits;
      this.signature = signature;
    }
  }

  public Tokens(String issuer, Algorithm algorithm) {
    this.issuer = issuer;
    this.algorithm = algorithm;
    try {
      var generator = KeyPairGenerator.getInstance(algorithm.keyType);
      generator.initialize(algorithm.keyBits);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks " + algorithm.keyType, e);
    }
  }

  /** Tokens of about 890 bytes (RS256), each with an identifier of its own. */
  public List<String> issue(int count) {
    return IntStream.range(0, count).mapToObj(this::token).toList();
  }

  private String token(int number) {
    String header =
        """
        {"alg":"%s","typ":"at+jwt","kid":"bench"}"""
            .formatted(algorithm);
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"exp":%d,"iat":%d,"jti":"0b7c2b52-6a70-4b5b-93a5-%012d","iss":"%s","aud":"orders-api",\
        "sub":"702bd9aa-4618-470b-87bc-a2992ae4e787","azp":"orders-client","sid":"3f6b1c1e-58a5-4b0f-9a4e-a1",\
        "preferred_username":"ada","email":"ada@shop.example.com",\
        "scope":"orders.read orders.write","groups":["shop","orders","billing"]}"""
            .formatted(now + LIFETIME_SECONDS, now, number, issuer);
    String signed = encode(header) + "." + encode(claims);
    try {
      var signature = Signature.getInstance(algorithm.signature);
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks " + algorithm.signature, e);
    }
  }

  /** The issuer's key set (RFC 7517 section 5). */
  public String keySet() {
    String members =
        switch (keys.getPublic()) {
          case RSAPublicKey rsa ->
              """
              "kty":"RSA","n":"%s","e":"%s\""""
                  .formatted(
                      unsigned(rsa.getModulus(), RSA_BYTES),
                      BASE64URL.encodeToString(rsa.getPublicExponent().toByteArray()));
          case ECPublicKey ec ->
              """
              "kty":"EC","crv":"P-256","x":"%s","y":"%s\""""
                  .formatted(
                      unsigned(ec.getW().getAffineX(), P256_BYTES),
                      unsigned(ec.getW().getAffineY(), P256_BYTES));
          default -> throw new IllegalStateException("a key of no known type");
        };
    return """
    {"keys":[{"kid":"bench","use":"sig","alg":"%s",%s}]}"""
        .formatted(algorithm, members);
  }

  /** The issuer's public key as PEM. */
  public String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String encode(String json) {
    return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Big-endian in exactly this many bytes (RFC 7518 sections 6.2.1.2 and 2). */
  private static String unsigned(BigInteger number, int length) {
    byte[] minimal = number.toByteArray();
    byte[] padded = new byte[length];
    int copied = Math.min(minimal.length, length);
    System.arraycopy(minimal, minimal.length - copied, padded, length - copied, copied);
    return BASE64URL.encodeToString(padded);
  }
}
