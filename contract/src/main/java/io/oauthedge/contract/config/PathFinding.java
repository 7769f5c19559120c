package io.oauthedge.contract.config;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Require;

/**
 * A fate that the canary has proven for one header on the way to the edge.
 *
 * @param header lower case
 */
public record PathFinding(String header, HeaderFate fate, Hop hop) {
  public PathFinding {
    Require.text(header, "findings[].header");
    Require.given(fate, "findings[].fate");
    Require.given(hop, "findings[].hop");
  }
}
