package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;

/**
 * Harm with its culprit.
 *
 * @param header lower case
 * @param what in words that follow the header's name
 */
public record Loss(String header, HeaderFate fate, Hop hop, String what) {}
