package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.dataplane.endpoint.EndpointMeter;
import io.oauthedge.dataplane.hint.HintMeter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of sessions, hints and endpoints, found by key so that a request pays for no tag list. */
public final class UpstreamMetrics implements EndpointMeter, HintMeter {
  private record Sent(String upstream, Affinity affinity) {}

  private record Hinted(String upstream, Result result) {}

  private final MeterRegistry registry;
  private final Map<Sent, Counter> sent = new ConcurrentHashMap<>();
  private final Map<Hinted, Counter> hinted = new ConcurrentHashMap<>();

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

  @Override
  public void count(String upstream, Result result) {
    hinted.computeIfAbsent(new Hinted(upstream, result), this::counter).increment();
  }

  private Counter counter(Hinted key) {
    return counter(MetricNames.TOKEN_HINTS, key.upstream(), key.result());
  }

  private Counter counter(Sent key) {
    return counter(MetricNames.SESSION_AFFINITY, key.upstream(), key.affinity());
  }

  private Counter counter(String meter, String upstream, Enum<?> result) {
    return registry.counter(
        meter, "upstream", upstream, "result", result.name().toLowerCase(Locale.ROOT));
  }
}
