package io.oauthedge.contract;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of record components whose messages name the field and the fix. */
public final class Require {
  private Require() {}

  /** Text that is not blank. */
  public static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
    return value;
  }

  /** A TCP port, or 0 for any free one. */
  public static int port(int value, String field) {
    if (value < 0 || value > 65535) {
      throw new IllegalArgumentException(field + " must be 0 to 65535, is " + value);
    }
    return value;
  }

  /** A number that is not below {@code min}. */
  public static long atLeast(long min, long value, String field) {
    if (value < min) {
      throw new IllegalArgumentException(field + " must be at least " + min + ", is " + value);
    }
    return value;
  }

  /** A missing JSON field reaches a record as null; it must not travel on. */
  public static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + " must be given");
    }
    return value;
  }

  /** An unmodifiable copy of a list that was given. */
  public static <T> List<T> list(@Nullable List<T> values, String field) {
    return List.copyOf(given(values, field));
  }

  /** A collection that was given and is not empty. */
  public static <T extends Collection<?>> T some(@Nullable T values, String field) {
    if (given(values, field).isEmpty()) {
      throw new IllegalArgumentException(field + " must have at least one entry");
    }
    return given(values, field);
  }

  /** An absolute http or https URL. */
  public static String httpUrl(String value, String field) {
    URI uri = URI.create(text(value, field));
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(field + " must be an absolute http or https URL");
    }
    return value;
  }
}
