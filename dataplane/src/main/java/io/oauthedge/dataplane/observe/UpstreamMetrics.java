package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.dataplane.endpoint.EndpointMeter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of sessions and endpoints, found by key so that a request pays for no tag list. */
public final class UpstreamMetrics implements EndpointMeter {
  private record Sent(String upstream, Affinity affinity) {}

  private final MeterRegistry registry;
  private final Map<Sent, Counter> sent = new ConcurrentHashMap<>();

  public UpstreamMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void sent(String upstream, Affinity affinity) {
    sent.computeIfAbsent(new Sent(upstream, affinity), this::counter).increment();
  }

  @Override
  public void ejected(String upstream) {
    registry.counter(MetricNames.UPSTREAM_EJECTIONS, "upstream", upstream).increment();
  }

  private Counter counter(Sent key) {
    return registry.counter(
        MetricNames.SESSION_AFFINITY,
        "upstream",
        key.upstream(),
        "result",
        key.affinity().name().toLowerCase(Locale.ROOT));
  }
}
