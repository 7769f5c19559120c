package io.oauthedge.dataplane.tokenendpoint;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A whole answer of a token endpoint.
 *
 * @param headers end-to-end fields, without those of the framing
 * @param body as it goes to the client
 */
public record TokenEndpointAnswer(int status, MultiMap headers, Buffer body) {}
