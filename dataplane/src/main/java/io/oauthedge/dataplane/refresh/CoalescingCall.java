package io.oauthedge.dataplane.refresh;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.dataplane.refresh.Flight.Caller;
import io.oauthedge.dataplane.refresh.Flight.Joined;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Makes one request of equal ones that are under way together, and gives all who asked its answer,
 * errors included.
 *
 * <p>A caller that leaves takes nothing away from the others. What was sent goes on without any:
 * whoever comes back in time gets the answer.
 */
public final class CoalescingCall implements TokenEndpointCall {
  private final TokenEndpointCall next;
  private final Supplier<RefreshProtectionConfig> config;
  private final Supplier<EventLoop> loops;
  private final ReplayMemory replays;
  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

  /**
   * Has nothing under way.
   *
   * @param next gets what no equal request is under way for
   * @param loops the event loop of whoever calls
   */
  public CoalescingCall(
      TokenEndpointCall next,
      Supplier<RefreshProtectionConfig> config,
      Supplier<EventLoop> loops,
      ReplayMemory replays) {
    this.next = next;
    this.config = config;
    this.loops = loops;
    this.replays = replays;
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    return request.key().isPresent() && config.get().coalesce()
        ? share(request.key().get(), request, abandoned)
        : next.send(request, abandoned);
  }

  private Future<TokenEndpointAnswer> share(
      String key, TokenEndpointRequest request, Future<Void> abandoned) {
    var caller = new Caller(loops.get(), Promise.promise());
    Flight flight;
    Joined joined;
    do {
      flight = flights.computeIfAbsent(key, k -> new Flight());
      joined = flight.join(caller);
    } while (joined == Joined.TOO_LATE);
    if (joined == Joined.LEADS) {
      launch(key, flight, request);
    }
    Flight mine = flight;
    abandoned.onComplete(gone -> mine.leave());
    return caller.answer().future();
  }

  // Looked up here, not before: an answer is remembered before its flight ends, so that whoever
  // leads the next one finds it.
  private void launch(String key, Flight flight, TokenEndpointRequest request) {
    Optional<TokenEndpointAnswer> replay = replays.find(key);
    if (replay.isPresent()) {
      flights.remove(key, flight);
      flight.land(Future.succeededFuture(replay.get().from(Source.REPLAYED)), Source.REPLAYED);
      return;
    }
    Future.succeededFuture()
        .compose(start -> next.send(request, flight.abandoned()))
        .onComplete(result -> landed(key, flight, request, result));
  }

  private void landed(
      String key,
      Flight flight,
      TokenEndpointRequest request,
      AsyncResult<TokenEndpointAnswer> result) {
    if (wasTakenBack(result) && flight.isWantedAgain()) {
      launch(key, flight, request);
      return;
    }
    if (result.succeeded() && result.result().status() == 200) {
      keep(key, result.result(), config.get().replayWindowMillis());
    }
    flights.remove(key, flight);
    flight.land(result, Source.COALESCED);
  }

  private void keep(String key, TokenEndpointAnswer answer, long millis) {
    if (millis > 0) {
      replays.keep(key, answer, millis);
      loops.get().after(millis, replays::expire);
    }
  }

  private static boolean wasTakenBack(AsyncResult<TokenEndpointAnswer> result) {
    return result.cause() instanceof TokenEndpointRefusal refusal
        && refusal.rejection().reason() == Reason.CLIENT_ABORTED;
  }
}
