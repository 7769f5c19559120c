package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.token.Verdict;
import io.oauthedge.dataplane.verify.VerifyMeter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Meters of verification and of the issuers' keys. */
public final class TokenMetrics implements VerifyMeter, KeysMeter {
  private final MeterRegistry registry;
  private final Map<Lookup, Counter> lookups = new EnumMap<>(Lookup.class);
  private final Timer admitted;
  private final Timer refused;

  public TokenMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Lookup result : Lookup.values()) {
      String tag = result.name().toLowerCase(Locale.ROOT);
      lookups.put(result, registry.counter(MetricNames.VERDICT_CACHE, "result", tag));
    }
    admitted = registry.timer(MetricNames.VERIFY_DURATION, "result", "admitted");
    refused = registry.timer(MetricNames.VERIFY_DURATION, "result", "refused");
  }

  @Override
  public void lookup(Lookup result) {
    Counter counter = lookups.get(result);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void verified(Verdict verdict, long nanos) {
    (verdict instanceof Verdict.Admitted ? admitted : refused).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void fetch(String issuer, boolean fetched) {
    registry
        .counter(
            MetricNames.KEYS_FETCH, "issuer", issuer, "result", fetched ? "success" : "failure")
        .increment();
  }
}
