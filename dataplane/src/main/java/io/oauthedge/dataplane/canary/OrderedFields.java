package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.ResponseField;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields that an order may put into an answer: those whose way back is to be tried, and none by
 * which an answer could send a browser elsewhere or be read as another message.
 */
final class OrderedFields {
  private static final Set<String> NAMES =
      Set.of(
          "www-authenticate",
          "retry-after",
          "set-cookie",
          "strict-transport-security",
          "content-security-policy",
          "access-control-allow-origin");

  private static final String OWN_PREFIX = "x-oauthedge-canary";
  private static final int LONGEST = 1_024;

  private OrderedFields() {}

  /** Adds those that may be; the operator notices that the others are missing. */
  static void add(List<ResponseField> ordered, MultiMap headers) {
    for (ResponseField field : ordered) {
      if (isName(field.name().toLowerCase(Locale.ROOT)) && isValue(field.value())) {
        headers.add(field.name(), field.value());
      }
    }
  }

  private static boolean isName(String name) {
    return NAMES.contains(name)
        || (name.startsWith(OWN_PREFIX)
            && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || isDigit(c)));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isValue(String value) {
    return value.length() <= LONGEST && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }
}
