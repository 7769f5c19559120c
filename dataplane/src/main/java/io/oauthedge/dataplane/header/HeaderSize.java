package io.oauthedge.dataplane.header;

import io.vertx.core.MultiMap;
import java.util.Map;

/** The size of header fields as HTTP/1.1 writes them, so that both versions share one limit. */
public final class HeaderSize {
  /** {@code ": "} and CRLF. */
  private static final int AROUND = 4;

  private HeaderSize() {}

  /** The size of all fields together, in bytes. */
  public static int of(MultiMap headers) {
    int size = 0;
    for (Map.Entry<String, String> field : headers) {
      size += field.getKey().length() + field.getValue().length() + AROUND;
    }
    return size;
  }
}
