package io.oauthedge.contract.config;

import java.util.List;

/**
 * What happens to headers.
 *
 * @param preserve names that are watched, beside Authorization
 * @param maxSizeBytes limit of all header fields together, both ways
 */
public record HeaderConfig(
    AuthorizationForwarding authorization,
    List<String> preserve,
    int maxSizeBytes,
    List<ClaimHeader> claimHeaders) {
  public HeaderConfig {
    preserve = Require.list(preserve, "preserve");
    Require.atLeast(1024, maxSizeBytes, "headers.maxSizeBytes");
    claimHeaders = Require.list(claimHeaders, "claimHeaders");
  }
}
