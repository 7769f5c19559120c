package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the header canary has proven of the way here, as far as it speaks for a request: a load
 * balancer's doing only for what came through a trusted proxy.
 */
record ProvenPath(Supplier<PathFindings> findings) {
  /** The evidence that it lends. */
  static final String EVIDENCE = "the header canary proves it";

  /** The hop where this header meets this fate. */
  Optional<Hop> hop(String header, HeaderFate fate, boolean throughTrustedProxy) {
    for (PathFinding finding : findings.get().findings()) {
      if (finding.fate() == fate
          && finding.header().equalsIgnoreCase(header)
          && isBefore(finding.hop(), throughTrustedProxy)) {
        return Optional.of(finding.hop());
      }
    }
    return Optional.empty();
  }

  // What becomes of a header behind the edge says nothing of how it arrived here.
  private static boolean isBefore(Hop hop, boolean throughTrustedProxy) {
    return hop == Hop.EDGE || (hop == Hop.LOAD_BALANCER && throughTrustedProxy);
  }
}
