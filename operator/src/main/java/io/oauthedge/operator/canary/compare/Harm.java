package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.HeaderFate;

/**
 * What became of a field that did not come through as sent.
 *
 * @param what in words that follow the field's name, such as "did not arrive"
 */
public record Harm(HeaderFate fate, String what) {}
