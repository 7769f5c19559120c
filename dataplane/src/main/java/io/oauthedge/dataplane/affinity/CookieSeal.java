package io.oauthedge.dataplane.affinity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Makes and reads the value of affinity cookies: random id, time and endpoint, with the first half
 * of their HMAC-SHA-256 (RFC 2104 section 5), as base64url.
 *
 * <p>The key is derived by HKDF (RFC 5869) from one that all pods of the edge share, apart for each
 * upstream, so that a cookie is worth nothing elsewhere.
 */
final class CookieSeal {
  /**
   * What a cookie says.
   *
   * @param id random, of the session
   * @param mintedAt seconds since the epoch
   * @param endpoint which one has the session
   */
  record Content(long id, long mintedAt, long endpoint) {}

  private static final String HMAC = "HmacSHA256";
  private static final int CONTENT_BYTES = 3 * Long.BYTES;
  private static final int PROOF_BYTES = 16;
  private static final int TEXT_LENGTH = (CONTENT_BYTES + PROOF_BYTES + 2) / 3 * 4 - 2;

  private final SecretKey key;

  /**
   * Derives the key.
   *
   * @param shared at least 16 bytes
   */
  CookieSeal(byte[] shared, String upstream) {
    try {
      byte[] info = ("oauthedge session affinity 1 " + upstream).getBytes(StandardCharsets.UTF_8);
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(HMAC, HKDFParameterSpec.ofExtract().addIKM(shared).thenExpand(info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
    }
  }

  String seal(Content content) {
    byte[] bytes = new byte[CONTENT_BYTES + PROOF_BYTES];
    ByteBuffer.wrap(bytes)
        .putLong(content.id())
        .putLong(content.mintedAt())
        .putLong(content.endpoint())
        .put(mac(bytes, CONTENT_BYTES), 0, PROOF_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Empty for whatever this edge did not make. */
  Optional<Content> open(String value) {
    if (value.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    byte[] expected = new byte[bytes.length];
    System.arraycopy(bytes, 0, expected, 0, CONTENT_BYTES);
    System.arraycopy(mac(bytes, CONTENT_BYTES), 0, expected, CONTENT_BYTES, PROOF_BYTES);
    var content = ByteBuffer.wrap(bytes);
    return MessageDigest.isEqual(expected, bytes)
        ? Optional.of(new Content(content.getLong(), content.getLong(), content.getLong()))
        : Optional.empty();
  }

  /** Names an endpoint without giving its address away to who knows the hash function. */
  long tag(String endpoint) {
    byte[] text = ("endpoint " + endpoint).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(mac(text, text.length)).getLong();
  }

  private byte[] mac(byte[] bytes, int length) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HMAC-SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CookieSeal";
  }
}
