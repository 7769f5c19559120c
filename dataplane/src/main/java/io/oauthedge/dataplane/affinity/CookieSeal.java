package io.oauthedge.dataplane.affinity;

import io.oauthedge.contract.config.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Makes and reads the value of affinity cookies, which nobody else can make, change or read: they
 * name an endpoint's address.
 *
 * <p>AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, as base64url. The key is derived by
 * HKDF-SHA-256 (RFC 5869) from one that all pods of the edge share, apart for each upstream, so
 * that a cookie is worth nothing elsewhere. Thread-safe.
 */
final class CookieSeal {
  /**
   * What a cookie says.
   *
   * @param id random, of the session
   * @param mintedAt seconds since the epoch
   * @param epoch of the endpoint snapshot that named the endpoint
   * @param endpoint which one has the session
   */
  record Content(long id, long mintedAt, long epoch, Endpoint endpoint) {}

  private static final int LEAST_KEY_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int FIXED_BYTES = 3 * Long.BYTES + Short.BYTES;
  private static final int MOST_LENGTH = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  /**
   * Derives the key.
   *
   * @param shared what all pods of the edge have
   * @throws IllegalArgumentException when that is shorter than 16 bytes
   */
  CookieSeal(byte[] shared, String upstream) {
    if (shared.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "upstreams[].sessionAffinity: the digest key, from which the cookie's key is derived, must"
              + " have at least 16 bytes, has "
              + shared.length);
    }
    try {
      byte[] info = ("oauthedge session affinity " + upstream).getBytes(StandardCharsets.UTF_8);
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES", HKDFParameterSpec.ofExtract().addIKM(shared).thenExpand(info, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
    }
  }

  String seal(Content content) {
    byte[] address = content.endpoint().address().getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(FIXED_BYTES + address.length)
            .putLong(content.id())
            .putLong(content.mintedAt())
            .putLong(content.epoch())
            .putShort((short) content.endpoint().port())
            .put(address)
            .array();
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BYTES)
              .put(nonce)
              .put(cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain))
              .array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks AES/GCM", e);
    }
  }

  /** Empty for whatever this edge did not make. */
  Optional<Content> open(String value) {
    if (value.length() > MOST_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return bytes.length > NONCE_BYTES + FIXED_BYTES + TAG_BYTES ? open(bytes) : Optional.empty();
  }

  private Optional<Content> open(byte[] sealed) {
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, sealed)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      var content = ByteBuffer.wrap(plain);
      long id = content.getLong();
      long mintedAt = content.getLong();
      long epoch = content.getLong();
      int port = Short.toUnsignedInt(content.getShort());
      String address = StandardCharsets.UTF_8.decode(content).toString();
      return Optional.of(new Content(id, mintedAt, epoch, new Endpoint(address, port)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks AES/GCM", e);
    }
  }

  /** The nonce stands at the beginning. */
  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce, 0, NONCE_BYTES));
    return cipher;
  }

  @Override
  public String toString() {
    return "CookieSeal";
  }
}
