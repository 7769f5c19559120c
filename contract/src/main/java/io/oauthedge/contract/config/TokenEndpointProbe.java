package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import java.util.Optional;

/**
 * The readiness flow: a token by client credentials (RFC 6749 section 4.4), pushed through the
 * request path's own verification.
 *
 * @param issuer name of the issuer whose token endpoint is exercised
 * @param url the token endpoint; the issuer's metadata names it when absent
 * @param clientIdFile file that holds the client identifier
 * @param clientSecretFile file that holds the client secret
 * @param scope scopes to ask for, separated by spaces
 * @param intervalMillis between two rounds, jittered by up to a tenth
 * @param failureThreshold failed rounds in a row until the flow is unhealthy
 * @param successThreshold good rounds in a row until it is healthy again
 */
public record TokenEndpointProbe(
    String issuer,
    Optional<String> url,
    String clientIdFile,
    String clientSecretFile,
    Optional<String> scope,
    long intervalMillis,
    int failureThreshold,
    int successThreshold) {
  public TokenEndpointProbe {
    Require.text(issuer, "readiness.tokenEndpoint.issuer");
    url.ifPresent(u -> Require.httpUrl(u, "readiness.tokenEndpoint.url"));
    Require.text(clientIdFile, "readiness.tokenEndpoint.clientIdFile");
    Require.text(clientSecretFile, "readiness.tokenEndpoint.clientSecretFile");
    Require.atLeast(100, intervalMillis, "readiness.tokenEndpoint.intervalMillis");
    Require.atLeast(1, failureThreshold, "readiness.tokenEndpoint.failureThreshold");
    Require.atLeast(1, successThreshold, "readiness.tokenEndpoint.successThreshold");
  }
}
