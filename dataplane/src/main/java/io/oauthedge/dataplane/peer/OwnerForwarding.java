package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hands a refresh to the pod that owns its key, so that equal ones that reach different pods become
 * one.
 *
 * <p>What a pod did not take goes to the next in the order that all pods agree on, at last to this
 * one. What a pod may have sent is never sent again: a refresh token that comes twice ends the
 * session (RFC 9700 section 4.14.2).
 */
public final class OwnerForwarding implements TokenEndpointCall {
  private final String self;
  private final Supplier<List<Peer>> peers;
  private final PeerWay way;
  private final ForwardMeter meter;
  private final TokenEndpointCall here;
  private volatile Owners owners = new Owners(List.of());

  OwnerForwarding(
      String self,
      Supplier<List<Peer>> peers,
      PeerWay way,
      ForwardMeter meter,
      TokenEndpointCall here) {
    this.self = self;
    this.peers = peers;
    this.way = way;
    this.meter = meter;
    this.here = here;
  }

  /**
   * A way around the one of this pod.
   *
   * @param self the pod's name
   * @param here sends what is this pod's to send
   */
  public static OwnerForwarding around(
      TokenEndpointCall here, String self, Serving serving, PeerClient client, ForwardMeter meter) {
    return new OwnerForwarding(self, () -> sharing(serving), client, meter, here);
  }

  private static List<Peer> sharing(Serving serving) {
    return serving
        .current()
        .filter(served -> served.config().refreshProtection().coalesce())
        .map(served -> served.endpoints().peers())
        .orElse(List.of());
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    if (request.key().isEmpty()) {
      return here.send(request, abandoned);
    }
    String key = request.key().get();
    return new Attempt(request, Wire.wrap(request, key), abandoned)
        .ask(owners().of(key).iterator());
  }

  private Owners owners() {
    List<Peer> now = peers.get();
    Owners known = owners;
    if (!known.isOf(now)) {
      known = new Owners(now);
      owners = known;
    }
    return known;
  }

  /** One request on its way to whoever takes it. */
  private final class Attempt {
    private final TokenEndpointRequest request;
    private final ForwardedRequest forwarded;
    private final Future<Void> abandoned;

    Attempt(TokenEndpointRequest request, ForwardedRequest forwarded, Future<Void> abandoned) {
      this.request = request;
      this.forwarded = forwarded;
      this.abandoned = abandoned;
    }

    Future<TokenEndpointAnswer> ask(Iterator<Peer> order) {
      if (abandoned.isComplete()) {
        return TokenEndpointRefusal.of(Reason.CLIENT_ABORTED, "");
      }
      if (!order.hasNext()) {
        return here.send(request, abandoned);
      }
      Peer next = order.next();
      return next.pod().equals(self)
          ? here.send(request, abandoned)
          : way.forward(next, forwarded, abandoned)
              .onSuccess(answer -> meter.forwarded(ForwardMeter.Outcome.ANSWERED))
              .transform(
                  done ->
                      done.succeeded() ? Wire.unwrap(done.result()) : failed(done.cause(), order));
    }

    private Future<TokenEndpointAnswer> failed(Throwable failure, Iterator<Peer> order) {
      if (failure instanceof NotTakenException) {
        meter.forwarded(ForwardMeter.Outcome.NOT_TAKEN);
        return ask(order);
      }
      meter.forwarded(ForwardMeter.Outcome.LOST);
      return TokenEndpointRefusal.of(Reason.REFRESH_OWNER_LOST, failure.getClass().getSimpleName());
    }
  }
}
