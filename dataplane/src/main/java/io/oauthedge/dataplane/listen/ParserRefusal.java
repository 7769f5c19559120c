package io.oauthedge.dataplane.listen;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Names the reason for which the HTTP/1 parser gave a message up; none for one that broke off with
 * its connection, which nobody waits for an answer to.
 */
final class ParserRefusal {
  private ParserRefusal() {}

  static Optional<Rejection> of(HttpServerRequest request) {
    return switch (request.decoderResult().cause()) {
      case PrematureChannelClosureException e -> Optional.empty();
      case TooLongHttpLineException e ->
          Optional.of(Rejection.of(Reason.URI_TOO_LONG, "above twice the limit"));
      case TooLongHttpHeaderException e ->
          Optional.of(Rejection.of(Reason.HEADERS_TOO_LARGE, "above twice the limit"));
      default -> Optional.of(Rejection.of(Reason.AMBIGUOUS_FRAMING, "not HTTP"));
    };
  }
}
