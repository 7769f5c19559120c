package io.oauthedge.dataplane.hint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds parameters in URLs: {@code code} in an authorization answer (RFC 6749 section 4.1.2), in
 * the query, or in the fragment (OAuth 2.0 Multiple Response Type Encoding Practices section 5).
 */
final class CodeParameter {
  private static final String NAME = "code";

  /**
   * Redirection endpoints are absolute (RFC 6749 section 3.1.2); other targets are the server's.
   */
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /** Where a parameter's value stands. */
  private record Span(int start, int end) {
    String in(String url) {
      return URLDecoder.decode(url.substring(start, end), StandardCharsets.UTF_8);
    }
  }

  private CodeParameter() {}

  /**
   * The same location with something behind its code, else unchanged.
   *
   * @param hint what to put behind a code; free of what URLs escape
   * @return empty for a location without exactly one code
   */
  static Optional<String> hinted(String location, UnaryOperator<String> hint) {
    if (!ABSOLUTE.matcher(location).matches()) {
      return Optional.empty();
    }
    try {
      return span(location, NAME)
          .filter(code -> code.end() > code.start())
          .map(
              code ->
                  location.substring(0, code.end())
                      + hint.apply(code.in(location))
                      + location.substring(code.end()));
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing: whoever wrote that wrote no code.
      return Optional.empty();
    }
  }

  /** The value of a parameter of a request target; empty when it is there twice, or broken. */
  static Optional<String> valueOf(String name, String target) {
    try {
      return span(target, name).map(value -> value.in(target));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Span> span(String url, String name) {
    Span found = null;
    int at = next("?#", url, 0);
    while (at < url.length()) {
      int start = at + 1;
      int end = next("&#", url, start);
      if (url.startsWith(name + "=", start)) {
        if (found != null) {
          return Optional.empty();
        }
        found = new Span(start + name.length() + 1, end);
      }
      at = end;
    }
    return Optional.ofNullable(found);
  }

  private static int next(String separators, String url, int from) {
    int at = from;
    while (at < url.length() && separators.indexOf(url.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
