package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.dataplane.exchange.Exchange;
import java.util.Optional;

/**
 * What the header canary has proven of the way here, as far as it speaks for a request: a load
 * balancer's doing only for what came through a trusted proxy.
 */
record ProvenPath(PathFindings findings) {
  /** The evidence that it lends. */
  static final String EVIDENCE = "the header canary proves it";

  /** What is proven for this request: its snapshot's word, while it holds. */
  static ProvenPath of(Exchange exchange) {
    return new ProvenPath(exchange.snapshot().pathFindings().at(exchange.startedAt()));
  }

  /** The hop where this header meets this fate. */
  Optional<Hop> hop(String header, HeaderFate fate, boolean throughTrustedProxy) {
    for (PathFinding finding : findings.findings()) {
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
