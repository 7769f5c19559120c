package io.oauthedge.dataplane.header;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;

/** What of an upstream's answer the client gets. */
public final class ResponseHeaders {
  private ResponseHeaders() {}

  /** Copies all fields that do not end at the upstream's connection. */
  public static void copy(MultiMap from, MultiMap to) {
    Set<String> named = HopByHop.named(from);
    for (Map.Entry<String, String> field : from) {
      String name = HeaderName.canonical(field.getKey());
      if (!HopByHop.isOne(name) && (named.isEmpty() || !named.contains(name))) {
        to.add(field.getKey(), field.getValue());
      }
    }
  }
}
