package io.oauthedge.operator.plan;

import java.time.Duration;
import java.util.regex.Pattern;

/** The units of the spec: durations as Gateway API writes them (GEP-2257), sizes in Ki. */
public final class SpecUnits {
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h)");

  private SpecUnits() {}

  /** A duration that the schema let through, such as {@code 1m30s}. */
  public static Duration duration(String text) {
    Duration sum = Duration.ZERO;
    var parts = PART.matcher(text);
    while (parts.find()) {
      long amount = Long.parseLong(parts.group(1));
      sum =
          sum.plus(
              switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
              });
    }
    return sum;
  }

  static long millis(String text) {
    return duration(text).toMillis();
  }

  /** Bytes of a size that the schema let through, such as {@code 64Ki}. */
  static int bytes(String text) {
    return Integer.parseInt(text.substring(0, text.length() - "Ki".length())) * 1024;
  }
}
