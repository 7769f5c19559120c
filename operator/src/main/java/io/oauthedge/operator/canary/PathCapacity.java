package io.oauthedge.operator.canary;

import io.oauthedge.contract.Hop;

/**
 * How much the way to the edge carries over one protocol.
 *
 * @param protocol {@code HTTP/1.1} or {@code HTTP/2}, as spoken to the external address
 * @param authorizationBytes longest Authorization value that arrived whole, to within 64 bytes
 * @param headBytes the whole request head with it, as sent
 * @param hop whose limit it is
 * @param above how one of a few bytes more was answered, such as {@code 400} or {@code closed}
 */
public record PathCapacity(
    String protocol, int authorizationBytes, int headBytes, Hop hop, String above) {}
