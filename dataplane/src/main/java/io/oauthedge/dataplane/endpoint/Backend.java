package io.oauthedge.dataplane.endpoint;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.affinity.Rendezvous;
import java.util.concurrent.atomic.AtomicInteger;

/** One endpoint of an upstream with the requests that it is busy with. */
public final class Backend {
  private final Endpoint endpoint;
  private final long hash;
  private final Ejection ejection = new Ejection();
  private final AtomicInteger busy = new AtomicInteger();

  /** An endpoint that nobody has tried yet. */
  Backend(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.hash = Rendezvous.hash(endpoint.address() + " " + endpoint.port());
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** By which it takes part in the choice for a key. */
  long hash() {
    return hash;
  }

  Ejection ejection() {
    return ejection;
  }

  int busy() {
    return busy.get();
  }

  /** A request is sent to it; {@link #end} must follow. */
  public void begin() {
    busy.incrementAndGet();
  }

  public void end() {
    busy.decrementAndGet();
  }

  /** A connection came about: it is well. */
  public void connected() {
    ejection.succeeded();
  }

  /** No connection came about, but not for its fault. */
  public void untried() {
    ejection.untried();
  }
}
