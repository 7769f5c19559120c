package io.oauthedge.dataplane.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Stands for a token in the cache, so that no token is kept in memory: SHA-256, salted, so that
 * nobody can prepare tokens that collide in the cache's table.
 */
record TokenDigest(long a, long b, long c, long d) {
  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  /** Makes digests; not thread-safe. */
  static final class Maker {
    private static final byte[] SALT = new byte[16];

    static {
      new SecureRandom().nextBytes(SALT);
    }

    private final MessageDigest sha256;

    Maker() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the JDK lacks SHA-256", e);
      }
    }

    TokenDigest of(String token) {
      sha256.update(SALT);
      ByteBuffer digest =
          ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.ISO_8859_1)));
      return new TokenDigest(
          digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }
  }
}
