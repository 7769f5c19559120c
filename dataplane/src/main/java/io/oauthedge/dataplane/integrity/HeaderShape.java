package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.credential.BufferEdge;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the outer shape of a header tells without knowing what was sent. */
final class HeaderShape {
  /** Fields of which several lines are one list (RFC 9110 section 5.3): no doubling to see. */
  private static final Set<String> LISTS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "baggage",
          "cache-control",
          "connection",
          "forwarded",
          "if-match",
          "if-none-match",
          "link",
          "pragma",
          "prefer",
          "te",
          "trailer",
          "tracestate",
          "upgrade",
          "via",
          "warning",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto");

  private static final String COOKIE = "cookie";

  private HeaderShape() {}

  /**
   * A defect that can be seen.
   *
   * @param certain false where a good client's value may look the same
   * @param atBuffer whether the value ends where a proxy's buffer does
   */
  record Defect(HeaderFate fate, String evidence, boolean certain, boolean atBuffer) {}

  /**
   * Looks at the lines of one header.
   *
   * @param cookiesMaySplit as HTTP/2 allows (RFC 9113 section 8.2.3)
   */
  static Optional<Defect> defect(String name, List<String> lines, boolean cookiesMaySplit) {
    if (lines.size() > 1) {
      return doubled(name, lines.size(), cookiesMaySplit);
    }
    String value = lines.get(0);
    if (value.isBlank()) {
      return Optional.of(new Defect(HeaderFate.MANGLED, "empty value", true, false));
    }
    if (name.equalsIgnoreCase(COOKIE) && endsInsidePair(value)) {
      return cut(name, value, "last cookie has no =", true);
    }
    if (value.startsWith("eyJ") && dots(value) < 2) {
      return cut(name, value, (dots(value) + 1) + " of 3 segments", isJwtBeyondDoubt(name, value));
    }
    return BufferEdge.at(name, value.length())
        .map(buffer -> new Defect(HeaderFate.TRUNCATED, atBuffer(value, buffer), false, true));
  }

  private static Optional<Defect> doubled(String name, int lines, boolean cookiesMaySplit) {
    String lower = name.toLowerCase(Locale.ROOT);
    return LISTS.contains(lower) || (cookiesMaySplit && lower.equals(COOKIE))
        ? Optional.empty()
        : Optional.of(new Defect(HeaderFate.DUPLICATED, lines + " lines", true, false));
  }

  // Any JSON object in base64 begins as a JWT does, and has no dot: X-MS-CLIENT-PRINCIPAL is one.
  private static boolean isJwtBeyondDoubt(String name, String value) {
    return name.equalsIgnoreCase("dpop") || dots(value) == 1;
  }

  private static Optional<Defect> cut(String name, String value, String evidence, boolean certain) {
    Optional<Integer> buffer = BufferEdge.at(name, value.length());
    return Optional.of(
        new Defect(
            HeaderFate.TRUNCATED,
            evidence + buffer.map(size -> ", " + atBuffer(value, size)).orElse(""),
            certain,
            buffer.isPresent()));
  }

  private static String atBuffer(String value, int buffer) {
    return "value of " + value.length() + " characters ends at a buffer of " + buffer;
  }

  private static boolean endsInsidePair(String cookie) {
    int end = cookie.length();
    while (end > 0 && "; ".indexOf(cookie.charAt(end - 1)) >= 0) {
      end--;
    }
    return cookie.indexOf('=', cookie.lastIndexOf(';', end - 1) + 1) < 0;
  }

  private static long dots(String value) {
    return value.chars().filter(c -> c == '.').count();
  }
}
