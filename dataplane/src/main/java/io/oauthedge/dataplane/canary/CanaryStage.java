package io.oauthedge.dataplane.canary;

import static io.oauthedge.contract.Reason.HEADERS_TOO_LARGE;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.ArrivedBody;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.header.HeaderSize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * Answers the operator's canary with what arrived. To everybody else the path is one like any
 * other: what is not sealed, void or used up goes on in the walk.
 *
 * <p>A request above {@code headers.maxSize} gets 431 as all do, but sealed, so that the operator
 * knows whose limit it met.
 */
public final class CanaryStage implements Stage {
  private static final int TOO_MANY_REQUESTS = 429;

  private final Vertx vertx;
  private final CanarySeals seals;
  private final OrderGate gate = new OrderGate();
  private final String pod;

  /**
   * Prepares the stage.
   *
   * @param pod the name that answers give
   */
  public CanaryStage(Vertx vertx, CanarySeals seals, String pod) {
    this.vertx = vertx;
    this.seals = seals;
    this.pod = pod;
  }

  @Override
  public Step pass(Exchange exchange) {
    String uri = exchange.request().uri();
    if (!uri.startsWith(AdminApi.CANARY)) {
      return Step.NEXT;
    }
    Optional<CanarySeal> seal = seals.of(exchange.snapshot().config().edge());
    Optional<CanaryOrder> order =
        seal.flatMap(s -> s.openOrder(uri.substring(AdminApi.CANARY.length())));
    return order.isEmpty() ? Step.NEXT : obey(exchange, seal.orElseThrow(), order.get());
  }

  private Step obey(Exchange exchange, CanarySeal seal, CanaryOrder order) {
    return switch (gate.admit(order, exchange.startedAt())) {
      case VOID -> Step.NEXT;
      case TOO_MANY -> tooMany(exchange.request().response());
      case ADMITTED ->
          new Step.Later(
              BodyReader.read(vertx, exchange.request())
                  .compose(
                      body ->
                          echo(exchange, order)
                              .map(echo -> answer(exchange, seal, order, body, echo))));
    };
  }

  private static Step tooMany(HttpServerResponse response) {
    response
        .setStatusCode(TOO_MANY_REQUESTS)
        .putHeader(HttpHeaders.RETRY_AFTER, "1")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end();
    return Step.ASIDE;
  }

  private Future<Optional<UpstreamEcho>> echo(Exchange exchange, CanaryOrder order) {
    return order
        .upstreamEchoPath()
        .map(path -> UpstreamQuestion.ask(vertx, exchange, path).map(Optional::of))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Step answer(
      Exchange exchange,
      CanarySeal seal,
      CanaryOrder order,
      ArrivedBody body,
      Optional<UpstreamEcho> echo) {
    HttpServerRequest request = exchange.request();
    int headBytes = HeaderSize.of(request.headers());
    boolean fits = headBytes <= exchange.snapshot().config().headers().maxSizeBytes();
    var answer =
        CanaryAnswer.of(
            order.id(),
            pod,
            arrived(exchange, headBytes, body),
            ShownFields.of(request.headers()),
            echo);
    HttpServerResponse response = request.response();
    OrderedFields.add(order.respond(), response.headers());
    Buffer content = Buffer.buffer(seal.seal(answer));
    response
        .setStatusCode(fits ? order.status() : HEADERS_TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=us-ascii")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()))
        .end(content);
    return Step.ASIDE;
  }

  private static ArrivedRequest arrived(Exchange exchange, int headBytes, ArrivedBody body) {
    HttpServerRequest request = exchange.request();
    return new ArrivedRequest(
        request.method().name(),
        exchange.protocol(),
        request.authority() == null ? "" : request.authority().toString(),
        exchange.origin().chain().getLast(),
        exchange.origin().client(),
        request.isSSL(),
        exchange.origin().https(),
        exchange.origin().trustedPeer(),
        headBytes,
        body);
  }
}
