package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.hint.Hint;
import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.limit.RequestGate;
import io.oauthedge.dataplane.proxy.Outbound;
import io.oauthedge.dataplane.proxy.Pipe;
import io.oauthedge.dataplane.proxy.PipeListener;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Hands the request to an endpoint of its route's upstream, and the answer back. */
public final class ProxyStage implements Stage {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final Vertx vertx;
  private final BiConsumer<Exchange, Optional<Rejection>> account;

  /**
   * Prepares the stage.
   *
   * @param account takes an exchange that ended with an upstream's answer, with a finding if any
   */
  public ProxyStage(Vertx vertx, BiConsumer<Exchange, Optional<Rejection>> account) {
    this.vertx = vertx;
    this.account = account;
  }

  @Override
  public Step pass(Exchange exchange) {
    Promise<Step> step = Promise.promise();
    RequestGate gate = exchange.route().pool().gate();
    if (gate.enter()) {
      proxy(exchange, new Place(gate), step);
    } else {
      new Queued(vertx, exchange, gate).await(place -> proxy(exchange, place, step), account, step);
    }
    return new Step.Later(step.future());
  }

  private void proxy(Exchange exchange, Place place, Promise<Step> step) {
    AffinityKey key = UpstreamRequest.session(exchange);
    new Pipe(
            vertx,
            exchange.request(),
            outbound(exchange, key),
            listener(exchange, key, place, step))
        .start();
  }

  private static Outbound outbound(Exchange exchange, AffinityKey key) {
    Route route = exchange.route();
    return new Outbound(
        route.pool(),
        route.backends(),
        key,
        exchange.path().sent(),
        UpstreamRequest.authority(exchange, route.pool().config()),
        headers -> writeHeaders(exchange, headers),
        !exchange.isPreflight(),
        wantsWebSocket(exchange.request()),
        route.config().timeoutMillis(),
        exchange.snapshot().config().headers().maxSizeBytes());
  }

  private static void writeHeaders(Exchange exchange, MultiMap headers) {
    UpstreamRequest.writeFields(exchange, exchange.token().isPresent(), headers);
    if (wantsWebSocket(exchange.request())) {
      headers.set(HttpHeaders.CONNECTION, "Upgrade");
      headers.set(HttpHeaders.UPGRADE, "websocket");
    }
  }

  // No other upgrade passes: h2c above all would hide later requests from the edge.
  private static boolean wantsWebSocket(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_1_1
        && request.method().equals(HttpMethod.GET)
        && request.headers().contains(HttpHeaders.UPGRADE, "websocket", true);
  }

  // An authorization server's answer to a browser has the code that a client will redeem.
  private static void hint(Exchange exchange, int status, Endpoint endpoint, MultiMap headers) {
    Route route = exchange.route();
    TokenHints hints = route.pool().hints();
    if (hints.areForAnswersOf(status)) {
      Optional<String> client = TokenHints.clientIn(exchange.path().sent());
      hints.redirected(headers, client, new Hint(endpoint, route.backends().epoch()));
    }
  }

  private PipeListener listener(
      Exchange exchange, AffinityKey key, Place place, Promise<Step> step) {
    long began = exchange.nanosSinceStart();
    return new PipeListener() {
      @Override
      public void answered(int status, Endpoint endpoint, MultiMap headers) {
        exchange.timings().noteUpstream(exchange.nanosSinceStart() - began);
        exchange.noteUpstreamStatus(status);
        exchange.snapshot().strictTransport().write(headers, exchange.origin().https());
        headers.set("x-request-id", exchange.requestId());
        SessionCookie.tell(exchange, key, endpoint, headers);
        hint(exchange, status, endpoint, headers);
        if (status == SWITCHING_PROTOCOLS) {
          place.leave();
        }
      }

      @Override
      public void failed(Rejection rejection) {
        place.leave();
        step.complete(new Step.Refuse(rejection));
      }

      @Override
      public void ended(Optional<Rejection> finding) {
        place.leave();
        boolean refused = exchange.upstreamStatus() == 401 && exchange.token().isPresent();
        account.accept(
            exchange,
            finding.isEmpty() && refused
                ? Optional.of(Rejection.of(Reason.UPSTREAM_REFUSED_VALID_TOKEN, ""))
                : finding);
        step.complete(Step.DONE);
      }
    };
  }
}
