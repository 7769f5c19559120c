package io.oauthedge.dataplane.header;

import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.ClaimHeader;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a request's header the upstream gets.
 *
 * <p>The order matters: fields that {@code Connection} names go first, so that nobody can have the
 * edge's own fields removed; then everything that only the edge may say; then the claims are set.
 */
public final class RequestHeaders {
  private static final CharSequence TE = HttpHeaders.createOptimized("te");
  private static final String FORWARDED_FAMILY = "x-forwarded-";

  /** Set by the edge itself, after the copy; a copy from outside never passes. */
  private static final Set<String> OWN =
      Set.of(
          "host",
          "content-length",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-request-id",
          "traceparent",
          "cookie");

  /** Would let an upstream serve another path or method than the one that was authorized. */
  private static final Set<String> OVERRIDES =
      Set.of(
          "x-original-url",
          "x-rewrite-url",
          "x-http-method-override",
          "x-http-method",
          "x-method-override");

  /** Said by proxies about clients; believed from trusted ones alone. */
  private static final Set<String> FROM_TRUSTED =
      Set.of("x-real-ip", "x-client-ip", "x-original-host", "front-end-https", "true-client-ip");

  private final Set<String> claimNames;
  private final List<ClaimHeader> claims;
  private final boolean keepsAuthorization;
  private final boolean forwardsClientCertificate;
  private final Set<String> affinityCookies;

  /**
   * Prepares the rules.
   *
   * @param clientCertificates what upstreams get of them
   * @param affinityCookies names of cookies that are the edge's own
   */
  public RequestHeaders(
      HeaderConfig config,
      Optional<ClientCertificateConfig> clientCertificates,
      Set<String> affinityCookies) {
    this.affinityCookies = affinityCookies;
    claims = config.claimHeaders();
    claimNames =
        claims.stream()
            .map(claim -> HeaderName.canonical(claim.header()))
            .collect(Collectors.toUnmodifiableSet());
    forwardsClientCertificate =
        clientCertificates.filter(ClientCertificateConfig::forward).isPresent();
    keepsAuthorization = config.authorization() == AuthorizationForwarding.KEEP;
  }

  /**
   * Copies what may pass.
   *
   * @param trustedPeer whether the direct peer is a trusted proxy
   * @param admitted whether a verified token stands behind Authorization
   */
  public void copy(MultiMap from, MultiMap to, boolean trustedPeer, boolean admitted) {
    Set<String> named = HopByHop.named(from);
    for (Map.Entry<String, String> field : from) {
      String name = HeaderName.canonical(field.getKey());
      if (passes(name, trustedPeer, admitted) && (named.isEmpty() || !named.contains(name))) {
        to.add(field.getKey(), field.getValue());
      }
    }
    copyCookies(from, to);
    if (from.contains(TE, "trailers", true)) {
      to.set(TE, "trailers");
    }
  }

  private boolean passes(String name, boolean trustedPeer, boolean admitted) {
    if (OWN.contains(name)
        || OVERRIDES.contains(name)
        || claimNames.contains(name)
        || CertificateNames.isOne(name)
        || HopByHop.isOne(name)) {
      return false;
    }
    if (name.equals("authorization")) {
      return keepsAuthorization || !admitted;
    }
    return trustedPeer || !(name.startsWith(FORWARDED_FAMILY) || FROM_TRUSTED.contains(name));
  }

  // HTTP/2 may split Cookie into several fields; HTTP/1.1 upstreams expect one (RFC 9113 8.2.3).
  private void copyCookies(MultiMap from, MultiMap to) {
    List<String> cookies = from.getAll(HttpHeaders.COOKIE);
    if (!cookies.isEmpty()) {
      String joined = cookies.size() == 1 ? cookies.get(0) : String.join("; ", cookies);
      String passing = Cookies.without(joined, affinityCookies);
      if (!passing.isEmpty()) {
        to.set(HttpHeaders.COOKIE, passing);
      }
    }
  }

  /** Whether the upstream gets clients' verified certificates as {@code Client-Cert}. */
  public boolean forwardsClientCertificate() {
    return forwardsClientCertificate;
  }

  /** Sets the claim headers; a claim that is absent or has no safe text is left out. */
  public void setClaims(JsonObject token, MultiMap to) {
    for (ClaimHeader claim : claims) {
      ClaimText.of(token, claim.claim()).ifPresent(text -> to.set(claim.header(), text));
    }
  }
}
