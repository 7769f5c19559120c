package io.oauthedge.bench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Distinct RS256 access tokens of one issuer, of the size that real ones have, and its key set. */
public final class Tokens {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final long LIFETIME_SECONDS = 24 * 3600;

  private final String issuer;
  private final KeyPair keys;

  public Tokens(String issuer) {
    this.issuer = issuer;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks RSA", e);
    }
  }

  /** Tokens of about 890 bytes, each with an identifier of its own. */
  public List<String> issue(int count) {
    return IntStream.range(0, count).mapToObj(this::token).toList();
  }

  private String token(int number) {
    String header =
        """
        {"alg":"RS256","typ":"at+jwt","kid":"bench"}""";
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
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks SHA256withRSA", e);
    }
  }

  /** The issuer's key set (RFC 7517 section 5). */
  public String keySet() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","kid":"bench","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}"""
        .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
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

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return BASE64URL.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
