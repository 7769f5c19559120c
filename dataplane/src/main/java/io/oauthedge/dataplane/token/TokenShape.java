package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.AUTHORIZATION_MANGLED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_TRUNCATED;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;

/**
 * Whether a token arrived whole, as far as its outer shape tells (RFC 7515 section 7.1): a cut or
 * rewritten token is told from one that was never a JWT.
 *
 * <p>Evidence is counts and classes, never a part of the token.
 */
public final class TokenShape {
  /** Base64url of a brace and a quote, with which a JOSE header in customary JSON begins. */
  private static final String JOSE_BEGIN = "eyJ";

  private TokenShape() {}

  /**
   * Looks for damage done on the way.
   *
   * @throws TokenRefusedException if there is some; not for what was never a JWT
   */
  public static void check(String token) throws TokenRefusedException {
    if (isLiteral(token)) {
      throw mangled("literal in the place of a token");
    }
    boolean jose = token.startsWith(JOSE_BEGIN);
    if (!jose && isJoseInOneCase(token)) {
      throw mangled("letters of one case only");
    }
    int strange = firstStrange(token, jose);
    if (strange >= 0) {
      throw mangled(strangeness(token, strange));
    }
    int dots = (int) token.chars().filter(c -> c == '.').count();
    if (jose && dots < 2) {
      throw truncated((dots + 1) + " of 3 segments");
    }
    if (jose && dots == 2) {
      checkSegments(token);
    }
  }

  /** Whether a value is what programs write when they have no token: a word or a template. */
  public static boolean isLiteral(String value) {
    return switch (value) {
      case "null", "undefined", "None", "nil", "NaN", "false", "true", "[object" -> true;
      default ->
          value.startsWith("{{")
              || value.startsWith("${")
              || value.startsWith("$(")
              || (value.startsWith("<") && value.endsWith(">"));
    };
  }

  /**
   * A signature that is too short was cut.
   *
   * @param expected characters that the key or the algorithm demands
   * @throws TokenRefusedException if there are fewer
   */
  public static void checkSignature(CompactJwt jwt, int expected) throws TokenRefusedException {
    if (jwt.signatureLength() < expected) {
      throw truncated("signature has " + jwt.signatureLength() + " of " + expected + " characters");
    }
  }

  /**
   * The least length of a signature in base64url characters: the algorithm fixes it, but for RSA,
   * where it is that of the smallest key allowed (2048 bits, RFC 7518 section 3.3).
   */
  public static int leastSignatureLength(String algorithm) {
    return switch (algorithm) {
      case "HS256" -> 43;
      case "HS384" -> 64;
      case "HS512", "ES256", "ES256K", "EdDSA", "Ed25519" -> 86;
      case "ES384" -> 128;
      case "ES512" -> 176;
      case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" -> 342;
      default -> 0;
    };
  }

  /** A JWT of which somebody raised or lowered all letters. */
  private static boolean isJoseInOneCase(String token) {
    return token.regionMatches(true, 0, JOSE_BEGIN, 0, JOSE_BEGIN.length())
        && token.indexOf('.') > 0
        && (token.chars().noneMatch(Character::isLowerCase)
            || token.chars().noneMatch(Character::isUpperCase));
  }

  private static void checkSegments(String token) throws TokenRefusedException {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    int last = token.length() - second - 1;
    if (first % 4 == 1 || (second - first - 1) % 4 == 1) {
      throw mangled("a segment has an impossible length");
    }
    if (last % 4 == 1) {
      throw truncated("signature has " + last + " characters");
    }
  }

  /** In an opaque token more characters are legal than in a JWT (RFC 6750 section 2.1). */
  private static int firstStrange(String token, boolean jose) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      boolean base64Url =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '.';
      if (!base64Url && (jose || "~+/=".indexOf(c) < 0)) {
        return i;
      }
    }
    return -1;
  }

  private static String strangeness(String token, int index) {
    return switch (token.charAt(index)) {
      case '"', '\'', '`' -> "quotes";
      case '%' -> "percent-encoding";
      case '+', '/' -> "base64 in the place of base64url";
      case '=' -> "padding";
      case ';' -> index == token.length() - 1 ? "trailing semicolon" : "semicolon inside";
      case ':' -> "colon inside";
      case ' ', '\t', '\r', '\n' -> "white space inside";
      default -> token.charAt(index) < 128 ? "character outside base64url" : "non-ASCII character";
    };
  }

  private static TokenRefusedException mangled(String evidence) {
    return new TokenRefusedException(
        Rejection.ofAuthorization(AUTHORIZATION_MANGLED, Hop.CLIENT, HeaderFate.MANGLED, evidence));
  }

  private static TokenRefusedException truncated(String evidence) {
    return new TokenRefusedException(
        Rejection.ofAuthorization(
            AUTHORIZATION_TRUNCATED, Hop.CLIENT, HeaderFate.TRUNCATED, evidence));
  }
}
