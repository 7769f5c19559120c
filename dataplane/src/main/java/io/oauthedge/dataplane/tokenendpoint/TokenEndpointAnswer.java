package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.config.Endpoint;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A whole answer of a token endpoint. Prints no secret.
 *
 * @param headers end-to-end fields, without those of the framing
 * @param body as it goes to the client
 * @param endpoint that answered
 * @param source how the asking request came by it
 */
public record TokenEndpointAnswer(
    int status, MultiMap headers, Buffer body, Endpoint endpoint, Source source) {
  /** How a request came by its answer. */
  public enum Source {
    /** It was sent. */
    SENT,
    /** An equal one was under way. */
    COALESCED,
    /** An equal one had been answered within the replay window. */
    REPLAYED
  }

  /** The same with other fields and another body. */
  public TokenEndpointAnswer with(MultiMap otherHeaders, Buffer otherBody) {
    return new TokenEndpointAnswer(status, otherHeaders, otherBody, endpoint, source);
  }

  /** The same for another request that it answers. */
  public TokenEndpointAnswer from(Source other) {
    return new TokenEndpointAnswer(status, headers, body, endpoint, other);
  }

  @Override
  public String toString() {
    return "TokenEndpointAnswer[" + status + "]";
  }
}
