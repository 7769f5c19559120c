package io.oauthedge.dataplane.hint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds {@code refresh_token} in a token answer (RFC 6749 section 5.1). */
final class TokenMember {
  private static final String NAME = "refresh_token";

  /** UTF-8 alone, as JSON is sent (RFC 8259 section 8.1): its places are counted in bytes. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private TokenMember() {}

  /**
   * The same answer with something behind its refresh token, else unchanged to the byte.
   *
   * @param hint what to put behind a token; free of what JSON escapes
   * @return empty for an answer without a refresh token
   * @throws IOException when it is no JSON object, or has a member twice
   */
  static Optional<Buffer> hinted(Buffer json, UnaryOperator<String> hint) throws IOException {
    byte[] bytes = json.getBytes();
    Optional<Buffer> found = Optional.empty();
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isToken = parser.currentName().equals(NAME);
        if (parser.nextToken() == JsonToken.VALUE_STRING && isToken) {
          String token = parser.getText();
          int closingQuote = (int) parser.currentLocation().getByteOffset() - 1;
          found =
              Optional.of(
                  Buffer.buffer(bytes.length + 128)
                      .appendBytes(bytes, 0, closingQuote)
                      .appendString(hint.apply(token))
                      .appendBytes(bytes, closingQuote, bytes.length - closingQuote));
        }
        parser.skipChildren();
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("more than a JSON object");
      }
    }
    return found;
  }
}
