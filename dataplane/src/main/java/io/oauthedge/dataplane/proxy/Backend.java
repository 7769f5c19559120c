package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.config.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;

/** One endpoint of an upstream with the requests that it is busy with. */
final class Backend {
  private final Endpoint endpoint;
  private final long hash;
  private final Ejection ejection = new Ejection();
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * An endpoint that nobody has tried yet.
   *
   * @param hash by which it takes part in the choice for a key
   */
  Backend(Endpoint endpoint, long hash) {
    this.endpoint = endpoint;
    this.hash = hash;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long hash() {
    return hash;
  }

  Ejection ejection() {
    return ejection;
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
