package io.oauthedge.dataplane.listen;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.http.HttpServerRequest;

/** Names the reason for which the HTTP/1 parser gave a message up. */
final class ParserRefusal {
  private ParserRefusal() {}

  static Rejection of(HttpServerRequest request) {
    return switch (request.decoderResult().cause()) {
      case TooLongHttpLineException e -> Rejection.of(Reason.URI_TOO_LONG, "above twice the limit");
      case TooLongHttpHeaderException e ->
          Rejection.of(Reason.HEADERS_TOO_LARGE, "above twice the limit");
      default -> Rejection.of(Reason.AMBIGUOUS_FRAMING, "not HTTP");
    };
  }
}
