package io.oauthedge.dataplane.credential;

import static io.oauthedge.contract.Reason.AUTHORIZATION_DROPPED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_DUPLICATED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_MANGLED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_MOVED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_WRONG_SCHEME;
import static io.oauthedge.contract.Reason.TOKEN_ABSENT;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.dataplane.credential.Credential.Bearer;
import io.oauthedge.dataplane.credential.Credential.Unusable;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.TokenShape;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a request's credential and, where there is none to use, says what became of it.
 *
 * <p>Only what every request must pay for happens here; the token's own shape is looked at when the
 * verdict is not cached. Another hop than the client is named only on the word of a trusted proxy:
 * from anybody else such a header proves nothing.
 */
public final class CredentialReader {
  private static final int BEARER = AuthScheme.BEARER.length();

  private static final String NAME = "Authorization:";

  private CredentialReader() {}

  /**
   * Reads the credential.
   *
   * @param throughTrustedProxy whether the direct peer is one of the trusted proxies
   */
  public static Credential read(MultiMap headers, boolean throughTrustedProxy) {
    List<String> lines = headers.getAll(HttpHeaders.AUTHORIZATION);
    if (lines.size() == 1) {
      return readLine(lines.get(0), headers, throughTrustedProxy);
    }
    return new Unusable(
        lines.isEmpty()
            ? absent(headers, throughTrustedProxy)
            : duplicated(lines.size() + " lines: " + schemes(lines)));
  }

  private static Credential readLine(String value, MultiMap headers, boolean throughTrustedProxy) {
    int length = value.length();
    if (length > BEARER
        && value.regionMatches(true, 0, AuthScheme.BEARER, 0, BEARER)
        && value.charAt(BEARER) == ' ') {
      int start = BEARER + 1;
      while (start < length && value.charAt(start) == ' ') {
        start++;
      }
      if (start < length && value.indexOf(' ', start) < 0 && value.indexOf(',', start) < 0) {
        return new Bearer(value.substring(start), length, throughTrustedProxy);
      }
    }
    return new Unusable(unusable(value, headers, throughTrustedProxy));
  }

  private static Rejection unusable(String value, MultiMap headers, boolean throughTrustedProxy) {
    if (value.isBlank()) {
      return mangled("empty value");
    }
    Optional<String> joined = joined(value);
    if (joined.isPresent()) {
      return duplicated("1 line joined of several: " + joined.get());
    }
    Optional<String> scheme = AuthScheme.at(value, 0);
    if (scheme.isEmpty() && AuthScheme.isBearerRunOn(value)) {
      return mangled("no space after Bearer");
    }
    if (scheme.isEmpty()) {
      return schemeless(value);
    }
    if (scheme.get().equals(AuthScheme.BEARER)) {
      return mangled(defect(value.substring(BEARER).strip()));
    }
    return wrongScheme(scheme.get(), headers, throughTrustedProxy);
  }

  /** The defect of what follows Bearer, given that white space or a comma stands inside it. */
  private static String defect(String token) {
    if (token.isEmpty()) {
      return "no token after Bearer";
    }
    if (AuthScheme.at(token, 0).filter(AuthScheme.BEARER::equals).isPresent()) {
      return "Bearer is doubled";
    }
    return token.indexOf(',') >= 0 ? "comma inside" : "white space inside";
  }

  private static Rejection schemeless(String value) {
    if (TokenShape.isLiteral(value)) {
      return mangled("literal in the place of a credential");
    }
    if (value.regionMatches(true, 0, NAME, 0, NAME.length())) {
      return mangled("header name inside the value");
    }
    if (value.startsWith("\"") || value.startsWith("'")) {
      return mangled("quoted value");
    }
    return Rejection.ofAuthorization(
        AUTHORIZATION_WRONG_SCHEME,
        Hop.CLIENT,
        HeaderFate.REPLACED,
        value.indexOf(' ') < 0 ? "no scheme" : "unknown scheme");
  }

  /**
   * Basic and Negotiate are also what a proxy's own password protection puts in; that is said only
   * where a trusted proxy shows by another header that it moved or consumed the client's.
   */
  private static Rejection wrongScheme(
      String scheme, MultiMap headers, boolean throughTrustedProxy) {
    Optional<Witness> witness =
        throughTrustedProxy && (scheme.equals("Basic") || scheme.equals("Negotiate"))
            ? Witness.in(headers).filter(Witness::accusesProxy)
            : Optional.empty();
    return Rejection.ofAuthorization(
        AUTHORIZATION_WRONG_SCHEME,
        witness.isPresent() ? Hop.LOAD_BALANCER : Hop.CLIENT,
        HeaderFate.REPLACED,
        "scheme " + scheme + witness.map(w -> ", " + w.name() + " present").orElse(""));
  }

  private static Rejection absent(MultiMap headers, boolean throughTrustedProxy) {
    Optional<Witness> found = Witness.in(headers);
    if (found.isEmpty()) {
      return Rejection.of(TOKEN_ABSENT, "");
    }
    Witness witness = found.get();
    Hop proxy = throughTrustedProxy ? Hop.LOAD_BALANCER : Hop.CLIENT;
    String present = witness.name() + " present";
    return switch (witness.kind()) {
      case MOVED_BY_PROXY -> moved(proxy, present);
      case MOVED_BY_CLIENT -> moved(Hop.CLIENT, present);
      case CONSUMED ->
          throughTrustedProxy
              ? Rejection.ofAuthorization(
                  AUTHORIZATION_DROPPED, Hop.LOAD_BALANCER, HeaderFate.DROPPED, present)
              : Rejection.of(TOKEN_ABSENT, present + ", but the peer is no trusted proxy");
      case HINT -> Rejection.of(TOKEN_ABSENT, present);
    };
  }

  private static Rejection moved(Hop hop, String evidence) {
    return Rejection.ofAuthorization(AUTHORIZATION_MOVED, hop, HeaderFate.MOVED, evidence);
  }

  private static Rejection mangled(String evidence) {
    return Rejection.ofAuthorization(
        AUTHORIZATION_MANGLED, Hop.CLIENT, HeaderFate.MANGLED, evidence);
  }

  private static Rejection duplicated(String evidence) {
    return Rejection.ofAuthorization(
        AUTHORIZATION_DUPLICATED, Hop.CLIENT, HeaderFate.DUPLICATED, evidence);
  }

  /** The schemes of a value that a proxy joined from several lines by commas. */
  private static Optional<String> joined(String value) {
    Optional<String> first = AuthScheme.at(value, 0);
    for (int comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', comma + 1)) {
      int next = comma + 1;
      while (next < value.length() && AuthScheme.isSpace(value.charAt(next))) {
        next++;
      }
      Optional<String> scheme = AuthScheme.at(value, next);
      if (scheme.isPresent()) {
        return Optional.of(first.orElse("other") + ", " + scheme.get());
      }
    }
    return Optional.empty();
  }

  private static String schemes(List<String> lines) {
    return lines.stream()
        .limit(4)
        .map(line -> AuthScheme.at(line, 0).orElse("other"))
        .collect(Collectors.joining(", "));
  }
}
