package io.oauthedge.dataplane.stage;

import static io.oauthedge.contract.Reason.AMBIGUOUS_FRAMING;
import static io.oauthedge.contract.Reason.URI_TOO_LONG;

import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Refuses messages whose end, target or host two readers could see differently (RFC 9112 sections
 * 3.2, 6.1 and 11.2), as far as the parser lets them through.
 *
 * <p>Two things Netty settles before anybody can see them, both towards one reading: a folded line
 * becomes one line (RFC 9112 section 5.2), and of Content-Length beside Transfer-Encoding the
 * latter counts (section 6.3). What goes upstream is framed anew in either case.
 */
public final class FramingStage implements Stage {
  /** RFC 9110 section 4.1 recommends at least 8000. */
  public static final int LONGEST_URI = 8_192;

  @Override
  public Step pass(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    MultiMap headers = request.headers();
    if (request.uri() == null) {
      return Step.refuse(AMBIGUOUS_FRAMING, "CONNECT, which names no path");
    }
    if (request.uri().length() > LONGEST_URI) {
      return Step.refuse(URI_TOO_LONG, request.uri().length() + " characters");
    }
    List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    if (!codings.isEmpty()) {
      if (request.version() != HttpVersion.HTTP_1_1) {
        return Step.refuse(AMBIGUOUS_FRAMING, "Transfer-Encoding outside HTTP/1.1");
      }
      if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
        return Step.refuse(AMBIGUOUS_FRAMING, "Transfer-Encoding other than chunked");
      }
    }
    if (headers.getAll(HttpHeaders.HOST).size() > 1) {
      return Step.refuse(AMBIGUOUS_FRAMING, "several Hosts");
    }
    if (headers.contains("")) {
      return Step.refuse(AMBIGUOUS_FRAMING, "empty header name");
    }
    return request.uri().startsWith("/")
        ? Step.NEXT
        : Step.refuse(AMBIGUOUS_FRAMING, "target is not a path");
  }
}
