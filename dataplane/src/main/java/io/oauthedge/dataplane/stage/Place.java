package io.oauthedge.dataplane.stage;

import io.oauthedge.dataplane.limit.RequestGate;

/** A request's place at its upstream, given back once. Belongs to the request's event loop. */
final class Place {
  private final RequestGate gate;
  private boolean left;

  Place(RequestGate gate) {
    this.gate = gate;
  }

  void leave() {
    if (!left) {
      left = true;
      gate.leave();
    }
  }
}
