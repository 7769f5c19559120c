package io.oauthedge.dataplane.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.dpop.DpopProofs;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.hinted.Hinting;
import io.oauthedge.dataplane.observe.TrafficTally;
import io.oauthedge.dataplane.refresh.CoalescingCall;
import io.oauthedge.dataplane.refresh.CountingCall;
import io.oauthedge.dataplane.refresh.EventLoop;
import io.oauthedge.dataplane.refresh.QueueingCall;
import io.oauthedge.dataplane.refresh.RefreshKeys;
import io.oauthedge.dataplane.refresh.ReplayMemory;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointStage;
import io.oauthedge.dataplane.tokenendpoint.UpstreamCall;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The ways to an answer of a token endpoint, wired one around the other.
 *
 * @param call from this pod's clients
 * @param here from any pod: equal ones become one, which is sent from here
 */
record TokenEndpoints(
    RefreshKeys keys, TokenEndpointCall call, TokenEndpointCall here, QueueingCall queue) {
  /**
   * Wires them.
   *
   * @param digestKey what all pods of the edge share
   * @param toOwner the way to the pod that owns a request, around the one of this pod
   */
  static TokenEndpoints of(
      Vertx vertx,
      Serving serving,
      byte[] digestKey,
      InstantSource clock,
      MeterRegistry registry,
      TrafficTally tally,
      UnaryOperator<TokenEndpointCall> toOwner) {
    Supplier<RefreshProtectionConfig> config =
        () ->
            serving
                .current()
                .map(snapshot -> snapshot.config().refreshProtection())
                .orElse(RefreshProtectionConfig.STANDARD);
    Supplier<EventLoop> loops = EventLoop.current(vertx);
    var queue =
        new QueueingCall(
            new Hinting(serving, new UpstreamCall(vertx, serving)),
            route ->
                serving
                    .current()
                    .flatMap(snapshot -> snapshot.routes().named(route))
                    .map(known -> known.config().upstream())
                    .orElse(""),
            config,
            loops);
    var replays = new ReplayMemory(clock);
    // Twice: what another pod hands over may join what is sent from here, but nothing that waits
    // for another pod, or two pods that disagree on the owner would wait for each other.
    var here = new CoalescingCall(queue, config, loops, replays);
    var clients = new CoalescingCall(toOwner.apply(here), config, loops, replays);
    return new TokenEndpoints(
        new RefreshKeys(digestKey, new DpopProofs()),
        new CountingCall(clients, registry, tally),
        here,
        queue);
  }

  TokenEndpointStage stage(Vertx vertx, BiConsumer<Exchange, Optional<Rejection>> account) {
    return new TokenEndpointStage(vertx, keys, call, account);
  }
}
