package io.oauthedge.operator.observe;

import io.oauthedge.operator.observe.traffic.TrafficWindow;
import java.time.Duration;
import java.time.InstantSource;

/** What the operator keeps of an edge between two rounds; lost without harm when it restarts. */
record EdgeMemory(TrafficWindow traffic, EndpointEpochs epochs, LastGoodKeys keys) {
  static EdgeMemory empty(Duration window, InstantSource clock) {
    return new EdgeMemory(new TrafficWindow(window), new EndpointEpochs(clock), new LastGoodKeys());
  }
}
