package io.oauthedge.contract.canary;

import io.oauthedge.contract.Digests;
import io.oauthedge.contract.Require;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A field line as it arrived.
 *
 * @param name as it was spelt
 * @param length of the value, in bytes
 * @param digest {@link #digest} of the value: tells whether it is the one that was sent, or a part
 *     of it, without telling it
 * @param value in clear, of the fields that say how the request came and hold no secret
 */
public record ArrivedField(String name, int length, String digest, Optional<String> value) {
  private static final int DIGEST_LENGTH = 32;

  public ArrivedField {
    Require.given(name, "fields[].name");
    Require.atLeast(0, length, "fields[].length");
    Require.text(digest, "fields[].digest");
    Require.given(value, "fields[].value");
  }

  /**
   * Describes a line.
   *
   * @param value one character a byte (ISO 8859-1), as HTTP parsers give it
   * @param shown whether the value itself may be told
   */
  public static ArrivedField of(String name, String value, boolean shown) {
    return new ArrivedField(
        name, value.length(), digest(value), shown ? Optional.of(value) : Optional.empty());
  }

  /** The first 128 bits of SHA-256, as lower-case hex, of one byte for each character. */
  public static String digest(String value) {
    return Digests.sha256(value.getBytes(StandardCharsets.ISO_8859_1)).substring(0, DIGEST_LENGTH);
  }
}
