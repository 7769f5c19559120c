package io.oauthedge.dataplane.walk;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.proxy.Leftover;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request through the stages, on its event loop and without waiting. */
public final class Walk implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

  private final Vertx vertx;
  private final Serving serving;
  private final Stage[] stages;
  private final Account account;
  private final InstantSource clock;

  public Walk(Vertx vertx, Serving serving, WalkOrder order, Account account, InstantSource clock) {
    this.vertx = vertx;
    this.serving = serving;
    this.stages = order.rows().stream().map(WalkOrder.Row::stage).toArray(Stage[]::new);
    this.account = account;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Optional<EdgeSnapshot> snapshot = serving.enter();
    if (snapshot.isEmpty()) {
      request.response().setStatusCode(Reason.EDGE_NOT_READY.status()).end();
      return;
    }
    request.pause();
    var exchange = new Exchange(request, snapshot.get(), clock.instant());
    account.begin();
    go(exchange, 0);
  }

  /** Answers a request that the HTTP parser gave up, by a reason that it found. */
  public void refuse(HttpServerRequest request, Rejection rejection) {
    serving
        .enter()
        .ifPresent(
            snapshot -> {
              var exchange = new Exchange(request, snapshot, clock.instant());
              account.begin();
              refuse(exchange, rejection);
            });
  }

  private void go(Exchange exchange, int from) {
    try {
      for (int i = from; i < stages.length; i++) {
        Step step = stages[i].pass(exchange);
        if (!(step instanceof Step.Next)) {
          settle(exchange, step, i);
          return;
        }
      }
    } catch (RuntimeException e) {
      failed(exchange, e);
    }
  }

  private void settle(Exchange exchange, Step step, int stage) {
    switch (step) {
      case Step.Next() -> go(exchange, stage + 1);
      case Step.Refuse(var rejection) -> refuse(exchange, rejection);
      case Step.Later(var later) ->
          later
              .onSuccess(known -> settle(exchange, known, stage))
              .onFailure(failure -> failed(exchange, failure));
      case Step.Done() -> {
        // Whoever answered has accounted for it.
      }
      case Step.Aside() -> {
        Leftover.discard(vertx, exchange.request());
        account.leave(exchange);
      }
    }
  }

  private void failed(Exchange exchange, Throwable failure) {
    LOG.atError()
        .setCause(failure)
        .addKeyValue("requestId", exchange.requestId())
        .log("A request failed inside the edge");
    refuse(exchange, Rejection.of(Reason.EDGE_FAILURE, failure.getClass().getSimpleName()));
  }

  private void refuse(Exchange exchange, Rejection rejection) {
    HttpServerResponse response = exchange.request().response();
    if (response.headWritten()) {
      response.reset();
    } else if (!response.closed()) {
      Refusal.send(vertx, exchange, rejection);
    }
    account.refused(exchange, rejection);
  }
}
