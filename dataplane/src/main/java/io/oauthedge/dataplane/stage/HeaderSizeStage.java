package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.header.HeaderSize;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the header fields to the limit (RFC 6585 section 5), and says so if a token is the bulk.
 */
public final class HeaderSizeStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    int size = HeaderSize.of(exchange.request().headers());
    String authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
    int tokenSize = authorization == null ? 0 : authorization.length();
    exchange.noteSizes(size, tokenSize);
    int limit = exchange.snapshot().config().headers().maxSizeBytes();
    if (size <= limit) {
      return Step.NEXT;
    }
    return new Step.Refuse(
        new Rejection(
            Reason.HEADERS_TOO_LARGE,
            Reason.HEADERS_TOO_LARGE.hop(),
            bulk(exchange, size, tokenSize)
                .map(name -> new HeaderFinding(name, HeaderFate.OVERSIZED)),
            size + " bytes, limit " + limit));
  }

  /** The one header, of those that are looked after, that makes up more than half. */
  private static Optional<String> bulk(Exchange exchange, int size, int tokenSize) {
    if (tokenSize > size / 2) {
      return Optional.of("authorization");
    }
    return exchange.snapshot().config().headers().preserve().stream()
        .filter(name -> length(exchange.request().headers().getAll(name)) > size / 2)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static int length(List<String> lines) {
    return lines.stream().mapToInt(String::length).sum();
  }
}
