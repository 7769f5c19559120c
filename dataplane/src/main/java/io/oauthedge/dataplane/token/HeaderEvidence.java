package io.oauthedge.dataplane.token;

import io.oauthedge.contract.Hop;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;

/**
 * A header's fate, and why it is attributed to a hop.
 *
 * @param evidence structure only (names, counts, lengths), never a value
 */
public record HeaderEvidence(HeaderFinding finding, Hop hop, String evidence) {}
