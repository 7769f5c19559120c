package io.oauthedge.dataplane.stage;

import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.integrity.WatchedHeaders;

/** Notes what became of the watched headers; refuses nobody for it. */
public final class WatchStage implements Stage {
  private final WatchedHeaders watched;

  public WatchStage(WatchedHeaders watched) {
    this.watched = watched;
  }

  @Override
  public Step pass(Exchange exchange) {
    exchange.noteWatched(watched.inspect(exchange));
    return Step.NEXT;
  }
}
