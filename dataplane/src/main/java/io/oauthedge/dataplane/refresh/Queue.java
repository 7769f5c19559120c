package io.oauthedge.dataplane.refresh;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;

/**
 * The places at one upstream's token endpoints, and who waits for one: first come, first served;
 * shared by event loops.
 */
final class Queue {
  private static final class Waiting {
    private final EventLoop loop;
    private final Promise<Void> turn = Promise.promise();

    Waiting(EventLoop loop) {
      this.loop = loop;
    }
  }

  private final Supplier<RefreshProtectionConfig> limits;
  private final SequencedSet<Waiting> waiting = new LinkedHashSet<>();
  private int inFlight;

  Queue(Supplier<RefreshProtectionConfig> limits) {
    this.limits = limits;
  }

  /**
   * Waits for a place; who got one must {@link #leave} it.
   *
   * @param abandoned takes out who waits
   * @return completes on the event loop; fails with {@link TokenEndpointRefusal} alone
   */
  Future<Void> enter(EventLoop loop, Future<Void> abandoned) {
    RefreshProtectionConfig now = limits.get();
    var mine = new Waiting(loop);
    synchronized (this) {
      if (inFlight < now.maxConcurrentRequests() && waiting.isEmpty()) {
        inFlight++;
        return Future.succeededFuture();
      }
      if (waiting.size() >= now.maxQueuedRequests() && inFlight >= now.maxConcurrentRequests()) {
        return TokenEndpointRefusal.of(
            Reason.TOKEN_ENDPOINT_BUSY, waiting.size() + " requests wait");
      }
      waiting.add(mine);
    }
    Runnable timer =
        loop.after(
            now.queueTimeoutMillis(),
            () ->
                giveUp(
                    mine,
                    Reason.TOKEN_ENDPOINT_QUEUE_TIMEOUT,
                    "waited " + now.queueTimeoutMillis() + " ms"));
    abandoned.onComplete(gone -> giveUp(mine, Reason.CLIENT_ABORTED, ""));
    advance();
    return mine.turn.future().onComplete(done -> timer.run());
  }

  private void giveUp(Waiting who, Reason reason, String evidence) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(who);
    }
    if (waited) {
      var refusal = new TokenEndpointRefusal(Rejection.of(reason, evidence));
      who.loop.execute(() -> who.turn.fail(refusal));
    }
  }

  /** Frees a place. */
  void leave() {
    synchronized (this) {
      inFlight--;
    }
    advance();
  }

  private void advance() {
    List<Waiting> next = new ArrayList<>(1);
    synchronized (this) {
      int places = limits.get().maxConcurrentRequests();
      while (inFlight < places && !waiting.isEmpty()) {
        inFlight++;
        next.add(waiting.removeFirst());
      }
    }
    next.forEach(who -> who.loop.execute(who.turn::complete));
  }

  synchronized int inFlight() {
    return inFlight;
  }

  synchronized int queued() {
    return waiting.size();
  }
}
