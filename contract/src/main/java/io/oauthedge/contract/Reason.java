package io.oauthedge.contract;

import static io.oauthedge.contract.BearerError.INSUFFICIENT_SCOPE;
import static io.oauthedge.contract.BearerError.INVALID_REQUEST;
import static io.oauthedge.contract.BearerError.INVALID_TOKEN;
import static io.oauthedge.contract.BearerError.NONE;
import static io.oauthedge.contract.Hop.AUTHORIZATION_SERVER;
import static io.oauthedge.contract.Hop.CLIENT;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static io.oauthedge.contract.Hop.UPSTREAM;

import java.util.Locale;

/**
 * Why a request was refused, or what was odd about one that passed.
 *
 * <p>The list is closed: the same word stands in the answer, the access log, the metric tag, the
 * report, the resource's status and the documentation.
 */
public enum Reason {
  AMBIGUOUS_FRAMING(400, INVALID_REQUEST, CLIENT, "The message framing is ambiguous or not HTTP."),
  URI_TOO_LONG(414, NONE, CLIENT, "The request line is longer than the edge accepts."),
  HEADERS_TOO_LARGE(431, NONE, CLIENT, "The header fields exceed headers.maxSize."),
  UNKNOWN_HOST(404, NONE, CLIENT, "The Host is none of this edge's hosts."),
  MISDIRECTED_REQUEST(
      421, NONE, CLIENT, "The TLS server name is another host of this edge than Host names."),
  PLAINTEXT_REDIRECTED(308, NONE, CLIENT, "A plaintext request was redirected to https."),
  PLAINTEXT_REFUSED(403, NONE, CLIENT, "Plaintext requests are refused."),
  TOKEN_EXPOSED(
      403, INVALID_REQUEST, CLIENT, "A credential came over plaintext; treat it as leaked."),
  HTTPS_NOT_PROVEN(403, NONE, LOAD_BALANCER, "No trusted proxy says that the client used https."),
  CLIENT_CERTIFICATE_ABSENT(403, NONE, CLIENT, "The client showed no certificate."),
  CLIENT_CERTIFICATE_INVALID(
      403, NONE, CLIENT, "The client's certificate does not end in a configured authority now."),
  CLIENT_CERTIFICATE_REVOKED(403, NONE, CLIENT, "The client's certificate is revoked."),
  CLIENT_CERTIFICATE_UNREADABLE(
      400, NONE, LOAD_BALANCER, "A trusted proxy states a client certificate that cannot be read."),
  NO_ROUTE(404, NONE, CLIENT, "No route matches the path and method."),

  TOKEN_ABSENT(401, NONE, CLIENT, "The request carries no Authorization."),
  AUTHORIZATION_DROPPED(
      401,
      NONE,
      LOAD_BALANCER,
      "Authorization is absent, and the evidence shows that a proxy took it."),
  AUTHORIZATION_MOVED(
      401, NONE, LOAD_BALANCER, "The token arrived under another header than Authorization."),
  AUTHORIZATION_DUPLICATED(
      400, INVALID_REQUEST, CLIENT, "More than one Authorization arrived; none is chosen."),
  AUTHORIZATION_WRONG_SCHEME(401, NONE, CLIENT, "Authorization does not use the Bearer scheme."),
  AUTHORIZATION_TRUNCATED(401, INVALID_TOKEN, CLIENT, "The token's end is missing."),
  AUTHORIZATION_MANGLED(
      401, INVALID_TOKEN, CLIENT, "The Authorization value is not a token as it was issued."),

  TOKEN_MALFORMED(401, INVALID_TOKEN, CLIENT, "The token is not a JWT in compact form."),
  TOKEN_UNKNOWN_ISSUER(401, INVALID_TOKEN, CLIENT, "No configured issuer issued this token."),
  TOKEN_ALGORITHM_REFUSED(
      401, INVALID_TOKEN, CLIENT, "The token's algorithm is not among the issuer's algorithms."),
  TOKEN_TYPE_REFUSED(401, INVALID_TOKEN, CLIENT, "The token's typ is not an accepted type."),
  TOKEN_CRITICAL_HEADER_REFUSED(
      401, INVALID_TOKEN, CLIENT, "The token demands a header extension that is not understood."),
  TOKEN_UNKNOWN_KEY(401, INVALID_TOKEN, CLIENT, "The issuer publishes no key with this kid."),
  TOKEN_SIGNATURE_INVALID(401, INVALID_TOKEN, CLIENT, "The signature does not match the key."),
  TOKEN_WRONG_AUDIENCE(401, INVALID_TOKEN, CLIENT, "The token is meant for another audience."),
  TOKEN_EXPIRED(401, INVALID_TOKEN, CLIENT, "The token has expired."),
  TOKEN_NOT_YET_VALID(401, INVALID_TOKEN, CLIENT, "The token is not valid yet."),
  TOKEN_WITHOUT_EXPIRY(401, INVALID_TOKEN, CLIENT, "The token carries no exp."),
  TOKEN_CLAIM_MISSING(401, INVALID_TOKEN, CLIENT, "A required claim is missing."),
  KEYS_UNAVAILABLE(503, NONE, AUTHORIZATION_SERVER, "The issuer's keys have not been fetched."),
  VERIFIER_BUSY(503, NONE, EDGE, "Too many unknown tokens are being verified."),
  INSUFFICIENT_SCOPE_GRANTED(
      403, INSUFFICIENT_SCOPE, CLIENT, "The token lacks a scope that the route demands."),

  TOKEN_REQUEST_UNREADABLE(
      400, NONE, CLIENT, "The body is no form that the edge can read (RFC 6749 section 3.2)."),
  TOKEN_ENDPOINT_BUSY(
      429, NONE, AUTHORIZATION_SERVER, "As many requests wait for the token endpoint as may."),
  TOKEN_ENDPOINT_QUEUE_TIMEOUT(
      503, NONE, AUTHORIZATION_SERVER, "The token endpoint had no place free in time."),
  TOKEN_RESPONSE_UNREADABLE(
      502, NONE, AUTHORIZATION_SERVER, "The token endpoint's answer is too large or unreadable."),
  REFRESH_OWNER_LOST(
      503, NONE, EDGE, "The pod that sent this refresh went away before it had the answer."),
  UPSTREAM_BUSY(503, NONE, UPSTREAM, "As many requests wait for the upstream as may."),

  UPSTREAM_WITHOUT_ENDPOINTS(503, NONE, UPSTREAM, "The upstream has no endpoint."),
  UPSTREAM_UNREACHABLE(502, NONE, UPSTREAM, "No connection to the upstream."),
  UPSTREAM_CERTIFICATE_INVALID(
      502,
      NONE,
      UPSTREAM,
      "The upstream's certificate is not trusted, not valid now, or another's."),
  UPSTREAM_TIMEOUT(504, NONE, UPSTREAM, "The upstream did not answer in time."),
  UPSTREAM_RESPONSE_INVALID(
      502, NONE, UPSTREAM, "The upstream closed early or did not answer in HTTP."),
  UPSTREAM_HEADERS_TOO_LARGE(
      502, NONE, UPSTREAM, "The upstream's header fields exceed headers.maxSize."),
  EDGE_NOT_READY(503, NONE, EDGE, "The edge does not take traffic now."),
  EDGE_FAILURE(500, NONE, EDGE, "The edge failed; its log names the cause by request id."),

  UPSTREAM_REFUSED_VALID_TOKEN(
      401, NONE, UPSTREAM, "The upstream answered 401 to a token that the edge admitted.", true),
  UPSTREAM_ABORTED(
      502, NONE, UPSTREAM, "The upstream broke off after it had begun its answer.", true),
  CLIENT_ABORTED(499, NONE, CLIENT, "The client went away before the answer was complete.", true);

  private final int status;
  private final BearerError error;
  private final Hop hop;
  private final String sentence;
  private final boolean finding;

  Reason(int status, BearerError error, Hop hop, String sentence) {
    this(status, error, hop, sentence, false);
  }

  Reason(int status, BearerError error, Hop hop, String sentence, boolean finding) {
    this.status = status;
    this.error = error;
    this.hop = hop;
    this.sentence = sentence;
    this.finding = finding;
  }

  /** The HTTP status of the answer; 499, the field's custom, where nobody is left to answer. */
  public int status() {
    return status;
  }

  /** The RFC 6750 error code of the challenge. */
  public BearerError error() {
    return error;
  }

  /** The hop that is named unless the request's own evidence points at another. */
  public Hop hop() {
    return hop;
  }

  /** One sentence for a tired person; never holds anything of the request. */
  public String sentence() {
    return sentence;
  }

  /** True when the request passed the edge and the reason is only counted, not a refusal. */
  public boolean isFinding() {
    return finding;
  }

  /** The anchor of this reason on the documentation's page of reasons. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
