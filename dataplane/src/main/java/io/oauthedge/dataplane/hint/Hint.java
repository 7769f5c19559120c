package io.oauthedge.dataplane.hint;

import io.oauthedge.contract.config.Endpoint;

/**
 * Who issued a token.
 *
 * @param epoch of the endpoint snapshot by which the endpoint was chosen
 */
public record Hint(Endpoint endpoint, long epoch) {}
