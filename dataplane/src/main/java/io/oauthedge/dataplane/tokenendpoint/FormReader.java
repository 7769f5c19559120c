package io.oauthedge.dataplane.tokenendpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code application/x-www-form-urlencoded} content strictly, so that nobody can read another
 * request in it (RFC 6749 section 3.2 and appendix B): UTF-8, whole percent triplets, and each
 * parameter once.
 */
final class FormReader {
  private static final int MOST_PARAMETERS = 256;

  /** May come several times (RFC 8707 section 2, RFC 8693 section 2.1). */
  private static final Set<String> REPEATABLE = Set.of("resource", "audience");

  private final byte[] content;
  private final byte[] decoded;

  private FormReader(byte[] content) {
    this.content = content;
    this.decoded = new byte[content.length];
  }

  /** Reads a form; throws what the client is told where it is none. */
  static TokenForm read(byte[] content) throws TokenEndpointRefusal {
    return new FormReader(content).parameters();
  }

  private TokenForm parameters() throws TokenEndpointRefusal {
    List<FormParameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int start = 0; start < content.length; ) {
      int end = next('&', start, content.length);
      if (end > start) {
        FormParameter parameter = parameter(start, end);
        if (!names.add(parameter.name()) && !REPEATABLE.contains(parameter.name())) {
          throw FormBody.unreadable("a parameter comes twice");
        }
        parameters.add(parameter);
        if (parameters.size() > MOST_PARAMETERS) {
          throw FormBody.unreadable("more than " + MOST_PARAMETERS + " parameters");
        }
      }
      start = end + 1;
    }
    if (parameters.isEmpty()) {
      throw FormBody.unreadable("no parameter");
    }
    return new TokenForm(parameters);
  }

  private FormParameter parameter(int start, int end) throws TokenEndpointRefusal {
    int equals = next('=', start, end);
    if (equals == start) {
      throw FormBody.unreadable("a parameter without a name");
    }
    return new FormParameter(text(start, equals), text(Math.min(equals + 1, end), end));
  }

  private int next(char sought, int from, int end) {
    int at = from;
    while (at < end && content[at] != sought) {
      at++;
    }
    return at;
  }

  private String text(int start, int end) throws TokenEndpointRefusal {
    int length = 0;
    for (int i = start; i < end; i++) {
      byte b = content[i];
      if (b == '%') {
        int value = i + 2 < end ? 16 * digit(content[i + 1]) + digit(content[i + 2]) : -1;
        if (value < 0) {
          throw FormBody.unreadable("a percent sign without two hex digits");
        }
        decoded[length++] = (byte) value;
        i += 2;
      } else {
        decoded[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw FormBody.unreadable("not UTF-8");
    }
  }

  /** Far below zero for what is none, so that a sum with one stays below it. */
  private static int digit(byte b) {
    int digit = Character.digit((char) (b & 0xff), 16);
    return digit < 0 ? -1_000 : digit;
  }
}
