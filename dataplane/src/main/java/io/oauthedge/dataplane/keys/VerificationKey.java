package io.oauthedge.dataplane.keys;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * A public key that signatures are checked with.
 *
 * @param kid its identifier, empty for none
 * @param material the public members of the JWK as JSON (RFC 7517 section 4), nothing else
 * @param algorithms the algorithms that this key may be used with; they follow from its own {@code
 *     alg}, else from its type and curve
 * @param signatureLength characters of a signature in base64url
 */
public record VerificationKey(
    String kid, String material, Set<String> algorithms, int signatureLength) {
  public VerificationKey {
    algorithms = Set.copyOf(algorithms);
  }

  /** The key as a JWK that is bound to one algorithm and carries no identifier. */
  public JsonObject jwkFor(String algorithm) {
    return new JsonObject(material).put("alg", algorithm);
  }
}
