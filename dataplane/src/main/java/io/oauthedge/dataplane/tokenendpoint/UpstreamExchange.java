package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.header.HeaderSize;
import io.oauthedge.dataplane.header.ResponseHeaders;
import io.oauthedge.dataplane.proxy.UpstreamFailure;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;

/**
 * One request to an upstream with its whole answer.
 *
 * <p>It is sent once: what the upstream may have got it never gets again, as a refresh token that
 * comes twice ends the session (RFC 9700 section 4.14.2).
 */
final class UpstreamExchange {
  /** Limit for an answer's body. */
  static final int MOST_BYTES = 256 << 10;

  /** CANCEL of RFC 9113 section 7. */
  private static final long CANCEL = 0x8;

  private final Vertx vertx;
  private final Route route;
  private final TokenEndpointRequest request;
  private final int maxHeaderBytes;
  private final Promise<TokenEndpointAnswer> answer = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private long timer;

  UpstreamExchange(Vertx vertx, Route route, TokenEndpointRequest request, int maxHeaderBytes) {
    this.vertx = vertx;
    this.route = route;
    this.request = request;
    this.maxHeaderBytes = maxHeaderBytes;
  }

  Future<TokenEndpointAnswer> start(Future<Void> abandoned) {
    var options = new RequestOptions().setMethod(HttpMethod.POST).setURI(request.uri());
    route
        .pool()
        .request(route.backends(), request.session(), options)
        .onSuccess(connected -> connected(connected, abandoned))
        .onFailure(failure -> fail(UpstreamFailure.connecting(failure)));
    return answer.future();
  }

  private void connected(UpstreamPool.Connected connected, Future<Void> abandoned) {
    HttpClientRequest upstream = connected.request();
    answer
        .future()
        .onComplete(done -> connected.backend().end())
        .onFailure(failure -> upstream.reset(CANCEL));
    if (abandoned.isComplete()) {
      fail(Rejection.of(Reason.CLIENT_ABORTED, ""));
      return;
    }
    expectWithinLimit("no response head");
    answer.future().onComplete(done -> vertx.cancelTimer(timer));
    upstream.authority(HostAndPort.parseAuthority(request.authority(), -1));
    upstream.headers().addAll(request.headers());
    upstream
        .send(Buffer.buffer(request.form().encode()))
        .onSuccess(response -> answered(response, connected.backend().endpoint()))
        .onFailure(failure -> fail(UpstreamFailure.awaitingHead(failure)));
  }

  private void expectWithinLimit(String otherwise) {
    timer =
        vertx.setTimer(
            route.pool().config().responseTimeoutMillis(),
            late -> fail(Rejection.of(Reason.UPSTREAM_TIMEOUT, otherwise)));
  }

  private void answered(HttpClientResponse response, Endpoint endpoint) {
    int size = HeaderSize.of(response.headers());
    if (size > maxHeaderBytes) {
      String evidence = size + " bytes, limit " + maxHeaderBytes;
      fail(Rejection.of(Reason.UPSTREAM_HEADERS_TOO_LARGE, evidence));
      return;
    }
    if (response.statusCode() < 200) {
      String evidence = response.statusCode() + " without a request to upgrade";
      fail(Rejection.of(Reason.UPSTREAM_RESPONSE_INVALID, evidence));
      return;
    }
    vertx.cancelTimer(timer);
    expectWithinLimit("response incomplete");
    response.exceptionHandler(failure -> fail(unreadable("connection closed within the response")));
    response.handler(this::add);
    response.endHandler(end -> answer.tryComplete(whole(response, endpoint)));
  }

  private void add(Buffer chunk) {
    if (body.length() + chunk.length() > MOST_BYTES) {
      fail(unreadable("body longer than " + MOST_BYTES + " bytes"));
    } else {
      body.appendBuffer(chunk);
    }
  }

  private TokenEndpointAnswer whole(HttpClientResponse response, Endpoint endpoint) {
    MultiMap headers = HttpHeaders.headers();
    ResponseHeaders.copy(response.headers(), headers);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    return new TokenEndpointAnswer(
        response.statusCode(), headers, body, endpoint, TokenEndpointAnswer.Source.SENT);
  }

  private static Rejection unreadable(String evidence) {
    return Rejection.of(Reason.TOKEN_RESPONSE_UNREADABLE, evidence);
  }

  private void fail(Rejection rejection) {
    answer.tryFail(new TokenEndpointRefusal(rejection));
  }
}
