package io.oauthedge.dataplane.observe;

import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ids that hops on the way gave to a request, by which it is found again in their logs. */
public final class HopIds {
  private static final List<String> NAMES =
      List.of(
          "x-amzn-trace-id",
          "x-amz-cf-id",
          "x-cloud-trace-context",
          "x-appgw-trace-id",
          "x-azure-ref",
          "cf-ray",
          "via");

  private static final int MOST = 128;

  private HopIds() {}

  /** The ids that are there, by lower-case name: bounded, and nothing but printable ASCII. */
  public static Map<String, String> of(MultiMap headers) {
    var found = new LinkedHashMap<String, String>();
    for (String name : NAMES) {
      String value = headers.get(name);
      if (value != null) {
        found.put(name, cleaned(value));
      }
    }
    return found;
  }

  private static String cleaned(String value) {
    var clean = new StringBuilder(Math.min(value.length(), MOST));
    for (int i = 0; i < value.length() && i < MOST; i++) {
      char c = value.charAt(i);
      clean.append(c < ' ' || c > '~' ? '?' : c);
    }
    return clean.toString();
  }
}
