package io.oauthedge.dataplane.refresh;

import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.vertx.core.Future;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Sends an upstream's token endpoints no more at once than they may work on; the others wait their
 * turn.
 *
 * <p>Limits are read at each turn, so that a change loses nobody who waits.
 */
public final class QueueingCall implements TokenEndpointCall {
  private final TokenEndpointCall next;
  private final UnaryOperator<String> upstreams;
  private final Supplier<RefreshProtectionConfig> limits;
  private final Supplier<EventLoop> loops;
  private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();

  /**
   * Has nobody waiting.
   *
   * @param next gets whose turn it is
   * @param upstreams the upstream's name by the route's
   * @param loops the event loop of whoever calls
   */
  public QueueingCall(
      TokenEndpointCall next,
      UnaryOperator<String> upstreams,
      Supplier<RefreshProtectionConfig> limits,
      Supplier<EventLoop> loops) {
    this.next = next;
    this.upstreams = upstreams;
    this.limits = limits;
    this.loops = loops;
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    Queue queue =
        queues.computeIfAbsent(upstreams.apply(request.route()), upstream -> new Queue(limits));
    return queue.enter(loops.get(), abandoned).compose(turn -> send(queue, request, abandoned));
  }

  // Whatever happens in there, the place is free again after it.
  private Future<TokenEndpointAnswer> send(
      Queue queue, TokenEndpointRequest request, Future<Void> abandoned) {
    return Future.succeededFuture()
        .compose(turn -> next.send(request, abandoned))
        .onComplete(done -> queue.leave());
  }

  /** Requests that are being worked on. */
  public int inFlight() {
    return sum(Queue::inFlight);
  }

  /** Requests that wait for their turn. */
  public int queued() {
    return sum(Queue::queued);
  }

  private int sum(ToIntFunction<Queue> figure) {
    return queues.values().stream().mapToInt(figure).sum();
  }
}
