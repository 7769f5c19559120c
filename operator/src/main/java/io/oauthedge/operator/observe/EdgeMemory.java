package io.oauthedge.operator.observe;

import io.oauthedge.operator.observe.traffic.TrafficWindow;
import java.time.Duration;

/** What the operator keeps of an edge between two rounds; lost without harm when it restarts. */
record EdgeMemory(TrafficWindow traffic, EndpointEpochs epochs, LastGoodKeys keys) {
  static EdgeMemory empty(Duration window) {
    return new EdgeMemory(new TrafficWindow(window), new EndpointEpochs(), new LastGoodKeys());
  }
}
