package io.oauthedge.dataplane.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request target whose path means the same to the edge and to every sane upstream.
 *
 * @param matched decoded path, which routes are compared with
 * @param sent path and query as the upstream gets them
 * @param hasParameters whether a segment has {@code ;} parameters (RFC 3986 section 3.3)
 */
public record RequestPath(String matched, String sent, boolean hasParameters) {
  private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(;[^/]*)?(/|$)");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

  /**
   * Separators and dots that are still encoded after one decoding: a second one would show them.
   */
  private static final Pattern ENCODED_AGAIN = Pattern.compile("(?i)%(2e|2f|5c|00)");

  private static final Pattern ENCODED_SEPARATOR = Pattern.compile("(?i)%(2f|5c)");

  /**
   * Reads an origin-form target (RFC 9112 section 3.2.1). Repeated slashes are merged; nothing is
   * returned for paths on whose meaning readers differ: dot segments, encoded slashes, backslashes,
   * control characters, broken or doubled encoding.
   */
  public static Optional<RequestPath> of(String target) {
    int query = target.indexOf('?');
    String raw = query < 0 ? target : target.substring(0, query);
    String rest = query < 0 ? "" : target.substring(query);
    if (!isVisibleAscii(target) || target.indexOf('#') >= 0) {
      return Optional.empty();
    }
    if (isPlain(raw)) {
      return Optional.of(new RequestPath(raw, target, false));
    }
    if (!raw.startsWith("/") || raw.indexOf('\\') >= 0 || ENCODED_SEPARATOR.matcher(raw).find()) {
      return Optional.empty();
    }
    String merged = SLASHES.matcher(raw).replaceAll("/");
    return decode(merged)
        .filter(RequestPath::isUnambiguous)
        .map(path -> new RequestPath(path, merged + rest, path.indexOf(';') >= 0));
  }

  /** The path without {@code ;} parameters, as servlet containers read it. */
  public String withoutParameters() {
    return PARAMETERS.matcher(matched).replaceAll("");
  }

  /** Letters, digits, {@code - _ ~} and single slashes: nothing to decode, the common case. */
  private static boolean isPlain(String raw) {
    char before = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '~'
              || (c == '/' && before != '/')
              || (c == '.' && before != '/' && before != '.');
      if (!plain) {
        return false;
      }
      before = c;
    }
    return raw.startsWith("/");
  }

  private static boolean isUnambiguous(String path) {
    return !DOT_SEGMENT.matcher(path).find()
        && !ENCODED_AGAIN.matcher(path).find()
        && path.indexOf('\\') < 0
        && path.chars().noneMatch(c -> c < 0x20 || c == 0x7f || c == 0xfffd);
  }

  private static Optional<String> decode(String path) {
    try {
      return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isVisibleAscii(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= 0x20 || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
