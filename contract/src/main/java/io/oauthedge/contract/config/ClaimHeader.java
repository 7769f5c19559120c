package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/** A claim of the admitted token that the upstream gets as a header. */
public record ClaimHeader(String claim, String header) {
  public ClaimHeader {
    Require.text(claim, "headers.claimHeaders[].claim");
    Require.text(header, "headers.claimHeaders[].header");
  }
}
