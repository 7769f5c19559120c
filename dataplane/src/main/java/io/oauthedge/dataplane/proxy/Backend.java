package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;

/** One endpoint of an upstream with the requests that it is busy with. */
final class Backend {
  private final Endpoint endpoint;
  private final AtomicInteger busy = new AtomicInteger();

  Backend(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  int busy() {
    return busy.get();
  }

  void begin() {
    busy.incrementAndGet();
  }

  void end() {
    busy.decrementAndGet();
  }
}
