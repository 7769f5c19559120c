package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.TOKEN_CRITICAL_HEADER_REFUSED;
import static io.oauthedge.contract.Reason.TOKEN_MALFORMED;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oauthedge.contract.Reason;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signed JWT in compact form, its header read and nothing verified (RFC 7515 section 5.2).
 *
 * <p>Of the header only {@code alg}, {@code typ}, {@code kid} and {@code crit} are looked at: keys
 * and URLs that a token brings along are nobody's word but its own (RFC 8725 section 3.10).
 */
public final class CompactJwt {
  private static final int MOST_HEADER = 8 * 1024;

  /** Duplicate members are refused: two readers could see two tokens (RFC 7515 section 4). */
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(LinkedHashMap.class);

  private final String token;
  private final int headerEnd;
  private final int payloadEnd;
  private final String algorithm;
  private final String type;
  private final String keyId;

  private CompactJwt(
      String token, int headerEnd, int payloadEnd, String algorithm, String type, String keyId) {
    this.token = token;
    this.headerEnd = headerEnd;
    this.payloadEnd = payloadEnd;
    this.algorithm = algorithm;
    this.type = type;
    this.keyId = keyId;
  }

  /**
   * Takes a token apart and reads its header.
   *
   * @throws TokenRefusedException if it is no JWT in compact form, or demands an extension
   */
  public static CompactJwt parse(String token) throws TokenRefusedException {
    int headerEnd = token.indexOf('.');
    int payloadEnd = token.indexOf('.', headerEnd + 1);
    if (headerEnd < 0 || payloadEnd < 0 || token.indexOf('.', payloadEnd + 1) >= 0) {
      throw malformed((token.chars().filter(c -> c == '.').count() + 1) + " segments, not 3");
    }
    if (headerEnd > MOST_HEADER) {
      throw malformed("header of " + headerEnd + " characters");
    }
    JsonObject header = object(token.substring(0, headerEnd), "header");
    if (header.containsKey("crit")) {
      throw TokenRefusedException.of(TOKEN_CRITICAL_HEADER_REFUSED, "crit is present");
    }
    String algorithm = text(header, "alg");
    if (algorithm.isEmpty()) {
      throw malformed("header without alg");
    }
    return new CompactJwt(
        token, headerEnd, payloadEnd, algorithm, text(header, "typ"), text(header, "kid"));
  }

  /** {@code alg} (RFC 7515 section 4.1.1). */
  public String algorithm() {
    return algorithm;
  }

  /** {@code typ} as it stands (RFC 7515 section 4.1.9), empty for none. */
  public String type() {
    return type;
  }

  /** {@code kid} (RFC 7515 section 4.1.4), empty for none. */
  public String keyId() {
    return keyId;
  }

  /** Length of the signature in base64url characters. */
  public int signatureLength() {
    return token.length() - payloadEnd - 1;
  }

  /**
   * Whether the signature is written the one way in which a JWS writes it: with exactly so many
   * characters, so that an ECDSA signature in ASN.1 is none (RFC 7518 section 3.4), and no bit set
   * beyond its last byte. Libraries accept more, and one token would be many.
   */
  public boolean isSignatureOf(int characters) {
    return signatureLength() == characters && !hasLooseBits(token, payloadEnd + 1);
  }

  /**
   * Reads the whole header, for a proof that brings along the key that it proves (RFC 9449 section
   * 4.2); no key that anybody else vouches for is found there.
   *
   * @throws TokenRefusedException never, as it was read before
   */
  public JsonObject header() throws TokenRefusedException {
    return object(token.substring(0, headerEnd), "header");
  }

  /** A refusal whose evidence names the key that the token asks for. */
  public TokenRefusedException refusal(Reason reason) {
    return TokenRefusedException.of(
        reason, keyId.isEmpty() ? "no kid" : "kid " + Evidence.quoted(keyId));
  }

  /** The whole token. */
  public String compact() {
    return token;
  }

  /**
   * Reads the claims, unverified.
   *
   * @throws TokenRefusedException if they are no JSON object
   */
  public JsonObject claims() throws TokenRefusedException {
    return object(token.substring(headerEnd + 1, payloadEnd), "payload");
  }

  private static JsonObject object(String segment, String name) throws TokenRefusedException {
    try {
      byte[] json = Base64.getUrlDecoder().decode(segment.getBytes(StandardCharsets.ISO_8859_1));
      Map<String, Object> members = JSON.readValue(json);
      if (members != null) {
        return new JsonObject(members);
      }
    } catch (IOException | IllegalArgumentException e) {
      // Their messages quote the token, so they go nowhere.
      throw malformed(name + " is not a JSON object in base64url");
    }
    throw malformed(name + " is not a JSON object");
  }

  private static String text(JsonObject header, String name) throws TokenRefusedException {
    Object value = header.getValue(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw malformed(name + " is not a string");
  }

  private static boolean hasLooseBits(String token, int start) {
    int loose =
        switch ((token.length() - start) % 4) {
          case 2 -> 0b1111;
          case 3 -> 0b11;
          default -> 0;
        };
    return loose != 0 && (sextet(token.charAt(token.length() - 1)) & loose) != 0;
  }

  private static int sextet(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '-' ? 62 : 63;
  }

  private static TokenRefusedException malformed(String evidence) {
    return TokenRefusedException.of(TOKEN_MALFORMED, evidence);
  }
}
