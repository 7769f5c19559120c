package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.proxy.UpstreamFailure;
import io.oauthedge.dataplane.route.RequestPath;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.stage.HostStage;
import io.oauthedge.dataplane.stage.UpstreamRequest;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the application what it gets of a canary request's fields.
 *
 * <p>It goes where the edge's own routes lead and nowhere else, as a GET without a body, and with
 * the fields that a real request would have there. No token is demanded: an order is under a seal.
 */
final class UpstreamQuestion {
  private static final int MOST_BYTES = 256 << 10;
  private static final long MOST_MILLIS = 5_000;

  /** CANCEL of RFC 9113 section 7. */
  private static final long CANCEL = 0x8;

  private final Exchange exchange;
  private final Route route;
  private final RequestPath path;
  private final Promise<UpstreamEcho> echo = Promise.promise();
  private List<ArrivedField> sent = List.of();

  private UpstreamQuestion(Exchange exchange, Route route, RequestPath path) {
    this.exchange = exchange;
    this.route = route;
    this.path = path;
  }

  /** Asks at a path. The future never fails: why there is no echo is told in its place. */
  static Future<UpstreamEcho> ask(Vertx vertx, Exchange exchange, String at) {
    if (new HostStage().pass(exchange) instanceof Step.Refuse(var rejection)) {
      return none("no request with this Host gets to the application: " + sentence(rejection));
    }
    Optional<RequestPath> path = RequestPath.of(at);
    Optional<Route> route = path.flatMap(p -> exchange.snapshot().routes().match(p, "GET"));
    return route.isEmpty()
        ? none("no route of this edge takes GET " + at)
        : new UpstreamQuestion(exchange, route.get(), path.orElseThrow()).send(vertx);
  }

  private static Future<UpstreamEcho> none(String problem) {
    return Future.succeededFuture(new UpstreamEcho(problem, List.of(), List.of()));
  }

  private static String sentence(Rejection rejection) {
    return rejection.evidence().isEmpty()
        ? rejection.reason().sentence()
        : rejection.reason().sentence() + " (" + rejection.evidence() + ")";
  }

  private Future<UpstreamEcho> send(Vertx vertx) {
    long limit = Math.min(route.pool().config().responseTimeoutMillis(), MOST_MILLIS);
    long timer =
        vertx.setTimer(
            limit, late -> problem("the application did not answer within " + limit + " ms"));
    route
        .pool()
        .request(
            route.backends(), new RequestOptions().setMethod(HttpMethod.GET).setURI(path.sent()))
        .onSuccess(this::connected)
        .onFailure(failure -> problem(sentence(UpstreamFailure.connecting(failure))));
    return echo.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void connected(HttpClientRequest request) {
    echo.future().onSuccess(told -> giveUp(request, told));
    if (echo.future().isComplete()) {
      return;
    }
    HostAndPort authority = UpstreamRequest.authority(exchange, route.pool().config());
    request.authority(authority);
    boolean admitted = route.config().access() == Access.PROTECTED;
    UpstreamRequest.writeFields(exchange, admitted, request.headers());
    sent =
        Stream.concat(
                Stream.of(ShownFields.of("host", authority.toString())),
                ShownFields.of(request.headers()).stream())
            .toList();
    request
        .send()
        .onSuccess(this::answered)
        .onFailure(failure -> problem(sentence(UpstreamFailure.awaitingHead(failure))));
  }

  private static void giveUp(HttpClientRequest request, UpstreamEcho told) {
    if (!told.problem().isEmpty()) {
      request.reset(CANCEL);
    }
  }

  private void answered(HttpClientResponse response) {
    response.exceptionHandler(failure -> problem(sentence(UpstreamFailure.awaitingHead(failure))));
    if (response.statusCode() != 200) {
      problem("the application answered " + response.statusCode() + " to GET " + path.sent());
      return;
    }
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > MOST_BYTES) {
            problem("the application's echo is longer than " + MOST_BYTES + " bytes");
          } else {
            body.appendBuffer(chunk);
          }
        });
    response.endHandler(end -> read(body));
  }

  private void read(Buffer body) {
    EchoDocument.read(body)
        .ifPresentOrElse(
            fields -> echo.tryComplete(new UpstreamEcho("", sent, fields)),
            () ->
                problem(
                    "the application's answer to GET "
                        + path.sent()
                        + " is no JSON object of field names with strings"));
  }

  private void problem(String sentence) {
    echo.tryComplete(new UpstreamEcho(sentence, sent, List.of()));
  }
}
