package io.oauthedge.operator.canary;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;

/**
 * What one round shows of one header.
 *
 * @param header lower case
 * @param evidence what was sent and what arrived, outside and straight to a pod; sizes and names,
 *     never values that were not the canary's own
 */
public record HeaderFinding(String header, HeaderFate fate, Hop hop, String evidence) {
  /** Whether both speak of the same, be the evidence worded as it may. */
  public boolean isSame(HeaderFinding other) {
    return header.equals(other.header) && fate == other.fate && hop == other.hop;
  }
}
