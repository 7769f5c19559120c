package io.oauthedge.dataplane.credential;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * A header from which something can be learnt about a missing Authorization.
 *
 * @param name lower case
 */
record Witness(String name, Kind kind) {
  /** What a witness shows. */
  enum Kind {
    /** A proxy's login action took the place of the client's credential. */
    CONSUMED,
    /** A proxy renamed Authorization to this. */
    MOVED_BY_PROXY,
    /** Clients put a token here by themselves. */
    MOVED_BY_CLIENT,
    /** A proxy stands in the way that removes Authorization unless told otherwise; no proof. */
    HINT
  }

  /** In the order of their strength; the first that is there speaks. */
  private static final List<Witness> ALL =
      List.of(
          new Witness("x-amzn-remapped-authorization", Kind.MOVED_BY_PROXY),
          new Witness("x-forwarded-authorization", Kind.MOVED_BY_PROXY),
          new Witness("x-original-authorization", Kind.MOVED_BY_PROXY),
          new Witness("x-auth-request-access-token", Kind.MOVED_BY_PROXY),
          new Witness("x-forwarded-access-token", Kind.MOVED_BY_PROXY),
          new Witness("x-serverless-authorization", Kind.MOVED_BY_PROXY),
          new Witness("x-ms-token-aad-access-token", Kind.MOVED_BY_PROXY),
          new Witness("x-amzn-oidc-data", Kind.CONSUMED),
          new Witness("x-amzn-oidc-accesstoken", Kind.CONSUMED),
          new Witness("x-amzn-oidc-identity", Kind.CONSUMED),
          new Witness("x-goog-iap-jwt-assertion", Kind.CONSUMED),
          new Witness("proxy-authorization", Kind.MOVED_BY_CLIENT),
          new Witness("x-authorization", Kind.MOVED_BY_CLIENT),
          new Witness("x-auth-token", Kind.MOVED_BY_CLIENT),
          new Witness("x-access-token", Kind.MOVED_BY_CLIENT),
          new Witness("x-bearer-token", Kind.MOVED_BY_CLIENT),
          new Witness("authentication", Kind.MOVED_BY_CLIENT),
          new Witness("x-amz-cf-id", Kind.HINT));

  /** The strongest witness among these headers. */
  static Optional<Witness> in(MultiMap headers) {
    for (Witness witness : ALL) {
      String value = headers.get(witness.name);
      if (value != null && !value.isBlank() && witness.speaks(value)) {
        return Optional.of(witness);
      }
    }
    return Optional.empty();
  }

  /** Whether it speaks of a proxy's doing. */
  boolean accusesProxy() {
    return kind == Kind.CONSUMED || kind == Kind.MOVED_BY_PROXY;
  }

  /** Applications use names such as X-Auth-Token for other things too: only a JWT there counts. */
  private boolean speaks(String value) {
    return kind != Kind.MOVED_BY_CLIENT
        || value.startsWith("eyJ")
        || value.regionMatches(true, 0, "Bearer eyJ", 0, "Bearer eyJ".length());
  }
}
