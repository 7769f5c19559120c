package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import io.oauthedge.contract.tls.HstsConfig;
import java.util.List;
import java.util.Optional;

/**
 * What happens to headers.
 *
 * @param preserve names that are watched, beside Authorization
 * @param hsts absent when the edge says nothing about it and the upstream may
 * @param maxSizeBytes limit of all header fields together, both ways
 */
public record HeaderConfig(
    AuthorizationForwarding authorization,
    List<String> preserve,
    int maxSizeBytes,
    List<ClaimHeader> claimHeaders,
    Optional<HstsConfig> hsts) {
  public HeaderConfig {
    preserve = Require.list(preserve, "preserve");
    Require.atLeast(1024, maxSizeBytes, "headers.maxSizeBytes");
    claimHeaders = Require.list(claimHeaders, "claimHeaders");
  }
}
