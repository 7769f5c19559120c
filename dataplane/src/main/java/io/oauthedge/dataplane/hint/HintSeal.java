package io.oauthedge.dataplane.hint;

import io.oauthedge.contract.config.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * Adds hints to tokens and takes them off again; nobody else can make, change, move or read one.
 *
 * <p>A hint follows its token: {@link #MARK}, which base64url cannot hold, then in base64url the
 * seal and the endpoint. The seal is HMAC-SHA-256 cut to 128 bits over the token's digest, the
 * client and the endpoint; the endpoint is encrypted by AES-CTR from the seal on, so that one key
 * never meets one initial value with two contents (Rogaway and Shrimpton, 2006: SIV). Both keys are
 * derived by HKDF-SHA-256 (RFC 5869) from one that all pods of the edge share, apart for each
 * upstream. All characters are visible ASCII (RFC 6749 appendix A) and need no escape in JSON.
 *
 * <p>The same token, client and endpoint always give the same text. Thread-safe.
 */
final class HintSeal {
  /** The digit is the form's version. */
  static final String MARK = "~oe1~";

  private static final int LEAST_KEY_BYTES = 16;
  private static final int SEAL_BYTES = 16;
  private static final int FIXED_BYTES = Long.BYTES + Short.BYTES;
  private static final int MOST_CHARACTERS = 400;

  private final SecretKey sealing;
  private final SecretKey hiding;

  /**
   * Derives the keys.
   *
   * @param shared what all pods of the edge have
   * @throws IllegalArgumentException when that is shorter than 16 bytes
   */
  HintSeal(byte[] shared, String upstream) {
    if (shared.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the digest key, from which the keys of hints are derived, must have at least 16 bytes,"
              + " has "
              + shared.length);
    }
    sealing = derive(shared, "oauthedge token hint seal " + upstream, "HmacSHA256", 32);
    hiding = derive(shared, "oauthedge token hint endpoint " + upstream, "AES", 16);
  }

  private static SecretKey derive(byte[] shared, String label, String algorithm, int bytes) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(shared)
                  .thenExpand(label.getBytes(StandardCharsets.UTF_8), bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
    }
  }

  /** The token's hint, to be put after the token. */
  String seal(String token, String client, Hint hint) {
    byte[] address = hint.endpoint().address().getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(FIXED_BYTES + address.length)
            .putLong(hint.epoch())
            .putShort((short) hint.endpoint().port())
            .put(address)
            .array();
    byte[] seal = sealOf(token, client, plain);
    byte[] hidden = crypt(seal, plain);
    byte[] whole = ByteBuffer.allocate(SEAL_BYTES + hidden.length).put(seal).put(hidden).array();
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Looks for a hint at the end of what a client sent. */
  TokenReading read(String sent, String client) {
    int end = sent.lastIndexOf(MARK);
    if (end <= 0) {
      return new TokenReading.Plain(sent);
    }
    String token = sent.substring(0, end);
    String text = sent.substring(end + MARK.length());
    byte[] bytes = text.length() > MOST_CHARACTERS ? new byte[0] : decoded(text);
    if (bytes.length <= SEAL_BYTES + FIXED_BYTES) {
      return new TokenReading.Foreign(sent);
    }
    byte[] seal = Arrays.copyOf(bytes, SEAL_BYTES);
    byte[] plain = crypt(seal, Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length));
    return MessageDigest.isEqual(seal, sealOf(token, client, plain))
        ? new TokenReading.Hinted(token, hint(plain))
        : new TokenReading.Foreign(sent);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Hint hint(byte[] plain) {
    var content = ByteBuffer.wrap(plain);
    long epoch = content.getLong();
    int port = Short.toUnsignedInt(content.getShort());
    return new Hint(new Endpoint(StandardCharsets.UTF_8.decode(content).toString(), port), epoch);
  }

  // Of the three parts two have a length of their own: no two contents are written alike.
  private byte[] sealOf(String token, String client, byte[] plain) {
    byte[] clientBytes = client.getBytes(StandardCharsets.UTF_8);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(sealing);
      mac.update(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(clientBytes.length).array());
      mac.update(clientBytes);
      return Arrays.copyOf(mac.doFinal(plain), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HMAC-SHA-256", e);
    }
  }

  private byte[] crypt(byte[] seal, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(seal));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks AES/CTR", e);
    }
  }

  @Override
  public String toString() {
    return "HintSeal";
  }
}
