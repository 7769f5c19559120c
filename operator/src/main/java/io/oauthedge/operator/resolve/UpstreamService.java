package io.oauthedge.operator.resolve;

import io.oauthedge.contract.config.LiveEndpoints;

/**
 * A Service that has the wanted port.
 *
 * @param endpoints its live endpoints; may be none
 */
public record UpstreamService(String namespace, String name, int port, LiveEndpoints endpoints) {}
