package io.oauthedge.dataplane.verify;

import io.oauthedge.dataplane.keys.PublishedKeys;
import io.oauthedge.dataplane.keys.VerificationKey;
import io.oauthedge.dataplane.token.CompactJwt;
import io.oauthedge.dataplane.token.Lifetime;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A token on its way to a verdict: whole, its algorithm allowed, its issuer known, nothing proven.
 *
 * @param claims unverified until the signature is
 */
record TokenInWork(
    TokenDigest digest,
    CompactJwt jwt,
    JsonObject claims,
    Lifetime lifetime,
    Issuer issuer,
    String peer) {
  /** The published keys that may have signed it. */
  List<VerificationKey> candidates(long nowMillis) {
    PublishedKeys keys = issuer.keySet().current();
    return keys.usableAt(nowMillis) ? keys.candidates(jwt.keyId(), jwt.algorithm()) : List.of();
  }
}
