package io.oauthedge.dataplane.refresh;

import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** One request under way, with all who wait for its answer; shared by event loops. */
final class Flight {
  /** Someone who wants the answer, on an event loop of its own. */
  record Caller(EventLoop loop, Promise<TokenEndpointAnswer> answer) {}

  /** What became of the wish to join. */
  enum Joined {
    LEADS,
    FOLLOWS,
    TOO_LATE
  }

  private final List<Caller> callers = new ArrayList<>(1);
  private Promise<Void> abandoned = Promise.promise();
  private int waiting;
  private boolean landed;

  synchronized Joined join(Caller caller) {
    if (landed) {
      return Joined.TOO_LATE;
    }
    callers.add(caller);
    waiting++;
    return callers.size() == 1 ? Joined.LEADS : Joined.FOLLOWS;
  }

  /** One of those who joined does not wait any more. */
  void leave() {
    Promise<Void> last = null;
    synchronized (this) {
      waiting--;
      if (waiting == 0 && !landed) {
        last = abandoned;
      }
    }
    if (last != null) {
      last.tryComplete();
    }
  }

  /** Completes when nobody waits any more. */
  synchronized Future<Void> abandoned() {
    return abandoned.future();
  }

  /** Whether somebody joined after all others had left; the next abandonment is another. */
  synchronized boolean isWantedAgain() {
    boolean again = waiting > 0 && abandoned.future().isComplete();
    if (again) {
      abandoned = Promise.promise();
    }
    return again;
  }

  /** Ends: nobody joins from now on, and all who did are told. */
  void land(AsyncResult<TokenEndpointAnswer> result, Source followers) {
    synchronized (this) {
      landed = true;
    }
    for (int i = 0; i < callers.size(); i++) {
      Caller caller = callers.get(i);
      boolean leads = i == 0;
      caller.loop().execute(() -> tell(caller, result, leads, followers));
    }
  }

  private static void tell(
      Caller caller, AsyncResult<TokenEndpointAnswer> result, boolean leads, Source followers) {
    if (result.failed()) {
      caller.answer().fail(result.cause());
    } else {
      caller.answer().complete(leads ? result.result() : result.result().from(followers));
    }
  }
}
