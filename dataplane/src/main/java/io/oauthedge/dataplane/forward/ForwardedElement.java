package io.oauthedge.dataplane.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One hop's word in a {@code Forwarded} header (RFC 7239 section 4).
 *
 * @param client address of the {@code for} node, or {@code unknown} where it is none
 */
record ForwardedElement(String client, Optional<String> proto, Optional<String> host) {
  /** Reads the lines of a header, left to right; nothing when any of it is malformed. */
  static List<ForwardedElement> parse(List<String> lines) {
    var elements = new ArrayList<ForwardedElement>();
    for (String line : lines) {
      for (String element : split(line, ',')) {
        Optional<ForwardedElement> parsed = parseElement(element);
        if (parsed.isEmpty()) {
          return List.of();
        }
        elements.add(parsed.get());
      }
    }
    return elements;
  }

  private static Optional<ForwardedElement> parseElement(String text) {
    String client = NodeAddress.UNKNOWN;
    Optional<String> proto = Optional.empty();
    Optional<String> host = Optional.empty();
    for (String pair : split(text, ';')) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        return Optional.empty();
      }
      String value = unquote(pair.substring(equals + 1).strip());
      switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
        case "for" -> client = NodeAddress.of(value);
        case "proto" -> proto = Optional.of(value.toLowerCase(Locale.ROOT));
        case "host" -> host = Optional.of(value);
        default -> {
          // "by" and extensions say nothing about the client.
        }
      }
    }
    return Optional.of(new ForwardedElement(client, proto, host));
  }

  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static String unquote(String value) {
    if (value.length() < 2 || value.charAt(0) != '"') {
      return value;
    }
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
