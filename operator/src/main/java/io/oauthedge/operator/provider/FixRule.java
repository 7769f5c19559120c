package io.oauthedge.operator.provider;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.Set;

/**
 * What mends some findings.
 *
 * @param hop the culprit that it speaks of; the load balancer unless said otherwise
 * @param fates that it mends; all when empty
 * @param headers that it mends; all when empty
 * @param fix what to set, and where, in one or two sentences; {@code {header}} stands for the name
 */
public record FixRule(Hop hop, Set<HeaderFate> fates, Set<HeaderClass> headers, String fix) {
  public FixRule {
    hop = hop == null ? Hop.LOAD_BALANCER : hop;
    fates = fates == null ? Set.of() : Set.copyOf(fates);
    headers = headers == null ? Set.of() : Set.copyOf(headers);
  }

  /** Whether it mends what happened to a header of this class. */
  public boolean fits(HeaderClass header, HeaderFate fate, Hop culprit) {
    return hop == culprit
        && (fates.isEmpty() || fates.contains(fate))
        && (headers.isEmpty() || headers.contains(header));
  }
}
