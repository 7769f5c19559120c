package io.oauthedge.dataplane.header;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields that end at this connection (RFC 9110 section 7.6.1). */
final class HopByHop {
  private static final Set<String> NAMES =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  private HopByHop() {}

  static boolean isOne(String canonical) {
    return NAMES.contains(canonical);
  }

  /** The further names that this message's {@code Connection} lists, lower case. */
  static Set<String> named(MultiMap headers) {
    List<String> lines = headers.getAll(HttpHeaders.CONNECTION);
    if (lines.isEmpty()) {
      return Set.of();
    }
    var names = new HashSet<String>();
    for (String line : lines) {
      for (String option : line.split(",", -1)) {
        String name = HeaderName.canonical(option.strip());
        if (!name.equals("close") && !name.equals("keep-alive") && !name.equals("upgrade")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
