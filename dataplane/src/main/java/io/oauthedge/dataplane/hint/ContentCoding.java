package io.oauthedge.dataplane.hint;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes content codings (RFC 9110 section 8.4.1): some servers compress unasked. */
final class ContentCoding {
  private ContentCoding() {}

  /**
   * The content as it was before it was coded.
   *
   * @param most bytes of the result
   * @throws IOException when it is coded in another way than gzip or deflate, broken, or too long
   */
  static Buffer decoded(MultiMap headers, Buffer body, int most) throws IOException {
    List<String> codings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
    String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> read(new GZIPInputStream(stream(body)), most);
      case "deflate" -> read(new InflaterInputStream(stream(body)), most);
      default -> throw new IOException("coded in another way");
    };
  }

  private static InputStream stream(Buffer body) {
    return new ByteArrayInputStream(body.getBytes());
  }

  // The limit holds before a byte more is inflated, whatever was packed.
  private static Buffer read(InputStream inflating, int most) throws IOException {
    try (inflating) {
      byte[] bytes = inflating.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("too long");
      }
      return Buffer.buffer(bytes);
    }
  }
}
