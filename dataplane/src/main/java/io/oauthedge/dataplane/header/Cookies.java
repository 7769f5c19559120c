package io.oauthedge.dataplane.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks into {@code Cookie} fields (RFC 6265 section 4.2.1). */
public final class Cookies {
  private Cookies() {}

  /** The value of the first cookie of that name. */
  public static Optional<String> value(List<String> fields, String name) {
    for (String field : fields) {
      for (String pair : field.split(";", -1)) {
        String stripped = pair.strip();
        if (isNamed(stripped, name)) {
          return Optional.of(stripped.substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** A field without some cookies; as it was when it has none of them, empty when no other. */
  static String without(String field, Set<String> names) {
    if (names.stream().noneMatch(field::contains)) {
      return field;
    }
    var rest = new ArrayList<String>();
    for (String pair : field.split(";", -1)) {
      String stripped = pair.strip();
      if (!stripped.isEmpty() && names.stream().noneMatch(name -> isNamed(stripped, name))) {
        rest.add(stripped);
      }
    }
    return String.join("; ", rest);
  }

  private static boolean isNamed(String pair, String name) {
    return pair.startsWith(name)
        && pair.length() > name.length()
        && pair.charAt(name.length()) == '=';
  }
}
