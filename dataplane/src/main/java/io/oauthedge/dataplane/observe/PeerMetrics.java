package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.dataplane.peer.ForwardMeter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Meter of the requests that are handed to other pods. */
public final class PeerMetrics implements ForwardMeter {
  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  public PeerMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      String tag = outcome.name().toLowerCase(Locale.ROOT);
      counters.put(outcome, registry.counter(MetricNames.REFRESHES_FORWARDED, "outcome", tag));
    }
  }

  @Override
  public void forwarded(Outcome outcome) {
    Counter counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
