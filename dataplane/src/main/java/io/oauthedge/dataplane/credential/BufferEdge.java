package io.oauthedge.dataplane.credential;

import java.util.Optional;

/** Sizes of header buffers in well-known proxies, at which a value that was cut there ends. */
public final class BufferEdge {
  /**
   * NGINX and Node.js (4096, 8192), Apache's LimitRequestFieldSize (8190), HAProxy's buffer less
   * its reserve (15360), ALB and Azure (16384, 32768), GCP and ALB for all fields (65536).
   */
  private static final int[] SIZES = {4096, 8190, 8192, 15360, 16384, 32768, 65536};

  /** {@code ": "} and CRLF, and one byte that C programs keep for the end. */
  private static final int AROUND = 2 + 2 + 1;

  /** The octets that HTTP/2 adds to each field (RFC 9113 section 6.5.2). */
  private static final int HTTP2_OVERHEAD = 32;

  private BufferEdge() {}

  /** The buffer at whose edge a value of this length ends, whole line or value alone. */
  public static Optional<Integer> at(String name, int valueLength) {
    for (int size : SIZES) {
      int rest = size - valueLength;
      if ((rest >= 0 && rest <= name.length() + AROUND) || rest == name.length() + HTTP2_OVERHEAD) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }
}
