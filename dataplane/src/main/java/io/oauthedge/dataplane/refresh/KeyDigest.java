package io.oauthedge.dataplane.refresh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 over texts, each with its length before it: no two lists of texts are alike. */
final class KeyDigest {
  static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  KeyDigest(SecretKey key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HMAC-SHA-256", e);
    }
  }

  KeyDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    mac.update(bytes);
    return this;
  }

  /** How many texts follow. */
  KeyDigest add(int count) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).flip());
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(mac.doFinal());
  }
}
