package io.oauthedge.dataplane.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to (W3C Trace Context section 3.2).
 *
 * @param traceId 32 lower-case hex digits
 * @param header the {@code traceparent} that the upstream gets
 */
public record TraceParent(String traceId, String header) {
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final HexFormat HEX = HexFormat.of();

  /** The one that came, if it is valid, else a new one that nobody has sampled. */
  public static TraceParent of(@Nullable String incoming) {
    if (incoming != null && VALID.matcher(incoming).matches()) {
      return new TraceParent(incoming.substring(3, 35), incoming);
    }
    String traceId = random128();
    return new TraceParent(traceId, "00-" + traceId + "-" + random64() + "-00");
  }

  /** 32 hex digits; unique enough to find things by, no secret. */
  static String random128() {
    return random64() + random64();
  }

  // Zero is an invalid id in the specification; odd is never zero.
  private static String random64() {
    return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
  }
}
