package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import java.util.List;
import java.util.Optional;

/**
 * An authorization server whose JWTs are accepted.
 *
 * @param name unique among the issuers; used in metrics and logs
 * @param issuer the {@code iss} value, compared byte by byte (RFC 8414 section 2)
 * @param audiences any of which must be in {@code aud} (RFC 7519 section 4.1.3)
 * @param metadataUrls metadata documents that name {@code jwks_uri} and {@code token_endpoint}, in
 *     the order in which they are tried; empty when {@code jwksUri} is given and no metadata is
 *     wanted
 * @param jwksUri the key set's URL, when discovery is not wanted
 * @param caFile PEM certificates that the authorization server's chain must end in; the system's
 *     when absent
 * @param algorithms accepted {@code alg} values, asymmetric only (RFC 8725 section 3.1)
 * @param clockSkewMillis tolerance for {@code exp} and {@code nbf}
 * @param requiredClaims claims that must be present, beside {@code exp}
 * @param acceptedTypes accepted {@code typ} values, without {@code application/}; compared without
 *     case (RFC 9068 section 4)
 */
public record IssuerConfig(
    String name,
    String issuer,
    List<String> audiences,
    List<String> metadataUrls,
    Optional<String> jwksUri,
    Optional<String> caFile,
    List<String> algorithms,
    long clockSkewMillis,
    List<String> requiredClaims,
    List<String> acceptedTypes) {
  public IssuerConfig {
    Require.text(name, "issuers[].name");
    Require.text(issuer, "issuers[].issuer");
    audiences = List.copyOf(Require.some(audiences, "issuers[].audiences"));
    metadataUrls = Require.list(metadataUrls, "metadataUrls");
    metadataUrls.forEach(url -> Require.httpUrl(url, "issuers[].metadataUrls[]"));
    jwksUri.ifPresent(url -> Require.httpUrl(url, "issuers[].jwksUri"));
    if (metadataUrls.isEmpty() && jwksUri.isEmpty()) {
      throw new IllegalArgumentException("issuers[] needs metadataUrls or jwksUri");
    }
    algorithms = List.copyOf(Require.some(algorithms, "issuers[].algorithms"));
    for (String algorithm : algorithms) {
      if (!algorithm.matches("(RS|PS|ES)(256|384|512)|EdDSA")) {
        throw new IllegalArgumentException(
            "issuers[].algorithms: " + algorithm + " is not an asymmetric JWS algorithm");
      }
    }
    Require.atLeast(0, clockSkewMillis, "issuers[].clockSkewMillis");
    requiredClaims = Require.list(requiredClaims, "requiredClaims");
    acceptedTypes = List.copyOf(Require.some(acceptedTypes, "issuers[].acceptedTypes"));
  }
}
