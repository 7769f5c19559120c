package io.oauthedge.demo.stage;

import java.security.SecureRandom;
import java.util.HexFormat;

/** An OAuth client's identifier and secret; prints no secret. */
public record Credentials(String id, String secret) {
  private static final int SECRET_BYTES = 16;

  static Credentials random(String id) {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Credentials(id, HexFormat.of().formatHex(secret));
  }

  @Override
  public String toString() {
    return "Credentials[id=" + id + "]";
  }
}
