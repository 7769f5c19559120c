package io.oauthedge.dataplane.header;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claim as a header value. */
final class ClaimText {
  private ClaimText() {}

  /**
   * The text of a top-level claim: strings, numbers and booleans as they are, arrays of them joined
   * by commas. Nothing for objects, and nothing for text that is not printable ASCII: a header
   * cannot carry it unharmed (RFC 9110 section 5.5). Strings inside an array must not hold a comma,
   * or one value would pass for two.
   */
  static Optional<String> of(JsonObject token, String claim) {
    Object value = token.getValue(claim);
    return value instanceof JsonArray array ? joined(array) : scalar(value);
  }

  private static Optional<String> joined(JsonArray array) {
    var parts = new ArrayList<String>();
    for (Object element : array) {
      Optional<String> part = scalar(element).filter(text -> text.indexOf(',') < 0);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(",", parts));
  }

  private static Optional<String> scalar(@Nullable Object value) {
    return switch (value) {
      case String text -> Optional.of(text).filter(ClaimText::isSafe);
      case Number number -> Optional.of(number.toString());
      case Boolean flag -> Optional.of(flag.toString());
      case null, default -> Optional.empty();
    };
  }

  private static boolean isSafe(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }
}
