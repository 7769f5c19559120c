package io.oauthedge.operator.canary.probe;

import io.oauthedge.contract.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Values of the shapes and sizes that real ones have, and that open nothing. */
final class Values {
  private static final String SCHEME = "Bearer ";
  private static final String JOSE_HEADER =
      segment("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"oauthedge-canary\"}");
  private static final int TEXT_LENGTH = 24;

  private Values() {}

  /**
   * A bearer token in the form of a JWT that nobody signed.
   *
   * @param bytes of the whole value, with the scheme; at least 256
   */
  static ProbeField.Value bearer(int bytes) {
    return (id, name) -> SCHEME + jwt(id, name, bytes - SCHEME.length());
  }

  static ProbeField.Value dpop(int bytes) {
    return (id, name) -> jwt(id, name, bytes);
  }

  static ProbeField.Value text() {
    return (id, name) -> filler(id, name, TEXT_LENGTH);
  }

  /** Two cookies, since a proxy may cut one off or fold the line. */
  static ProbeField.Value cookie() {
    return (id, name) ->
        "oauthedge-canary="
            + filler(id, name + 1, TEXT_LENGTH)
            + "; oauthedge-canary-2="
            + filler(id, name + 2, TEXT_LENGTH);
  }

  /** W3C Trace Context, version 00. */
  static ProbeField.Value traceparent() {
    return (id, name) -> {
      String hex = digest(id, name, 0);
      return "00-" + hex.substring(0, 32) + "-" + hex.substring(32, 48) + "-01";
    };
  }

  /** Text with bytes above 127, as names of people have. */
  static ProbeField.Value eightBit() {
    return (id, name) -> "Zo\u00eb " + filler(id, name, TEXT_LENGTH);
  }

  /** A JSON document of so many bytes; none of 0. */
  static byte[] json(int bytes) {
    String head = "{\"client\":\"oauthedge-canary\",\"text\":\"";
    String tail = "\"}\n";
    String text =
        bytes == 0
            ? ""
            : head + filler("content", "", bytes - head.length() - tail.length()) + tail;
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String jwt(String id, String name, int length) {
    String head =
        JOSE_HEADER + "." + segment("{\"iss\":\"oauthedge-canary\",\"jti\":\"" + id + "\"}");
    return head + "." + filler(id, name, length - head.length() - 1);
  }

  private static String segment(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Base64url characters without a pattern, so that compression cannot hide their number. */
  private static String filler(String id, String name, int length) {
    var text = new StringBuilder(length + 64);
    for (int block = 0; text.length() < length; block++) {
      text.append(
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(HexFormat.of().parseHex(digest(id, name, block))));
    }
    text.setLength(length);
    return text.toString();
  }

  private static String digest(String id, String name, int block) {
    return Digests.sha256((id + "\n" + name + "\n" + block).getBytes(StandardCharsets.ISO_8859_1));
  }
}
