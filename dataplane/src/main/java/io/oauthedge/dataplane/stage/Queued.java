package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.forward.NodeAddress;
import io.oauthedge.dataplane.limit.RequestGate;
import io.oauthedge.dataplane.limit.Turn;
import io.oauthedge.dataplane.limit.Waiter;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A request that waits until its upstream has a place for it. */
final class Queued {
  private final Context loop;
  private final Exchange exchange;
  private final RequestGate gate;

  Queued(Vertx vertx, Exchange exchange, RequestGate gate) {
    this.loop = vertx.getOrCreateContext();
    this.exchange = exchange;
    this.gate = gate;
  }

  /**
   * Waits.
   *
   * @param go on with a place, which is to be given back
   * @param account takes the exchange if the client goes away meanwhile
   * @param step is completed when it has no place
   */
  void await(
      Consumer<Place> go, BiConsumer<Exchange, Optional<Rejection>> account, Promise<Step> step) {
    Turn turn =
        gate.await(
            client(),
            new Waiter() {
              @Override
              public void admitted() {
                loop.runOnContext(now -> go.accept(new Place(gate)));
              }

              @Override
              public void refused(Cause cause) {
                loop.runOnContext(
                    now -> step.complete(Step.refuse(Reason.UPSTREAM_BUSY, evidence(cause))));
              }
            });
    exchange
        .request()
        .response()
        .closeHandler(
            closed -> {
              if (gate.forget(turn)) {
                account.accept(exchange, Optional.of(Rejection.of(Reason.CLIENT_ABORTED, "")));
                step.complete(Step.DONE);
              }
            });
  }

  /** Whoever proved by a token who it is, waits as that; others as their network. */
  private long client() {
    return exchange
        .token()
        .map(token -> token.claims().getValue("sub"))
        .map(subject -> (long) subject.hashCode())
        .orElseGet(() -> NodeAddress.network(exchange.origin().client()));
  }

  private static String evidence(Waiter.Cause cause) {
    return switch (cause) {
      case QUEUE_FULL -> "the queue is full";
      case QUEUE_TIMEOUT -> "no place was free in time";
    };
  }
}
