package io.oauthedge.contract;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests by which operator and dataplane agree on what a pod serves with. */
public final class Digests {
  private Digests() {}

  /** SHA-256 as lower-case hex: for what is public. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks SHA-256", e);
    }
  }

  /**
   * HMAC-SHA-256 as lower-case hex: for secret files, whose plain digest would let a reader of the
   * configuration test guesses.
   *
   * @param key at least 16 bytes, shared by operator and pods through the edge's admin Secret
   */
  public static String keyed(byte[] key, byte[] content) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the digest key must have at least 16 bytes");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HMAC-SHA-256", e);
    }
  }
}
