package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.stage.SessionCookie;
import io.oauthedge.dataplane.stage.UpstreamRequest;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One client's exchange with a token endpoint, from its form to its answer.
 *
 * <p>Lives on the request's event loop, and ends once: with an answer, a refusal, or the client.
 */
final class ClientExchange {
  private static final CharSequence EXPECT = HttpHeaders.EXPECT;
  private static final CharSequence TE = HttpHeaders.createOptimized("te");

  /** Said of this request's content on this connection; the edge writes the content anew. */
  private static final List<CharSequence> OF_THE_CONNECTION =
      List.of(HttpHeaders.CONTENT_ENCODING, EXPECT, TE);

  private final Vertx vertx;
  private final Exchange exchange;
  private final HttpServerRequest request;
  private final BiConsumer<Exchange, Optional<Rejection>> account;
  private final Promise<Step> step = Promise.promise();
  private final Promise<Void> abandoned = Promise.promise();
  private AffinityKey session = AffinityKey.NONE;
  private boolean over;

  ClientExchange(
      Vertx vertx, Exchange exchange, BiConsumer<Exchange, Optional<Rejection>> account) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.request = exchange.request();
    this.account = account;
  }

  /** Begins; the request must be paused. */
  Future<Step> start(TokenEndpointStage.Keys keys, TokenEndpointCall call) {
    if (request.response().closed()) {
      clientGone();
      return step.future();
    }
    request.response().closeHandler(closed -> clientGone());
    request.response().exceptionHandler(failure -> clientGone());
    request.exceptionHandler(failure -> clientGone());
    exchange.route().config().timeoutMillis().ifPresent(this::endWithin);
    FormBody.read(vertx, request)
        .compose(form -> ask(keys, call, form))
        .onSuccess(this::answered)
        .onFailure(this::failed);
    return step.future();
  }

  private void endWithin(long millis) {
    long timer =
        vertx.setTimer(millis, late -> refuse(Rejection.of(Reason.UPSTREAM_TIMEOUT, "timeout")));
    step.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private Future<TokenEndpointAnswer> ask(
      TokenEndpointStage.Keys keys, TokenEndpointCall call, TokenForm form) {
    long began = exchange.nanosSinceStart();
    TokenEndpointRequest sent = request(form);
    session = sent.session();
    return call.send(sent.with(keys.key(exchange, sent)), abandoned.future())
        .onComplete(done -> exchange.timings().noteUpstream(exchange.nanosSinceStart() - began));
  }

  private TokenEndpointRequest request(TokenForm form) {
    Route route = exchange.route();
    MultiMap headers = HttpHeaders.headers();
    UpstreamRequest.writeFields(exchange, false, headers);
    OF_THE_CONNECTION.forEach(headers::remove);
    headers.set(HttpHeaders.CONTENT_TYPE, FormBody.MEDIA_TYPE);
    headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
    return new TokenEndpointRequest(
        route.config().name(),
        exchange.path().sent(),
        UpstreamRequest.authority(exchange, route.pool().config()).toString(),
        headers,
        form,
        UpstreamRequest.session(exchange),
        Optional.empty());
  }

  private void answered(TokenEndpointAnswer answer) {
    if (!over()) {
      return;
    }
    exchange.noteUpstreamStatus(answer.status());
    if (answer.source() != Source.SENT) {
      exchange.noteCoalesced();
    }
    HttpServerResponse response = request.response();
    response.setStatusCode(answer.status());
    MultiMap headers = response.headers();
    headers.addAll(answer.headers());
    exchange.snapshot().strictTransport().write(headers, exchange.origin().https());
    headers.set("x-request-id", exchange.requestId());
    SessionCookie.tell(exchange, session, answer.endpoint(), headers);
    if (answer.status() != 204 && answer.status() != 304) {
      headers.set(HttpHeaders.CONTENT_LENGTH, String.valueOf(answer.body().length()));
    }
    response.end(answer.body());
    account.accept(exchange, Optional.empty());
    step.complete(Step.DONE);
  }

  private void failed(Throwable failure) {
    if (failure instanceof TokenEndpointRefusal refusal) {
      refuse(refusal.rejection());
    } else if (over()) {
      step.fail(failure);
    }
  }

  private void refuse(Rejection rejection) {
    if (over()) {
      step.complete(new Step.Refuse(rejection));
      abandoned.complete();
    }
  }

  private void clientGone() {
    if (over()) {
      account.accept(exchange, Optional.of(Rejection.of(Reason.CLIENT_ABORTED, "")));
      step.complete(Step.DONE);
      abandoned.complete();
    }
  }

  // HTTP/2 tells of the stream's end while the answer is being written.
  private boolean over() {
    boolean first = !over;
    over = true;
    return first;
  }
}
