package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Meters of the traffic, found by key so that a request pays for no tag list. */
public final class TrafficMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private record RouteOutcome(String route, Outcome outcome) {}

  private record Passed(Counter requests, Timer duration) {}

  private record CauseKey(Reason reason, Hop hop, String route) {}

  private record FateKey(String header, HeaderFate fate, Hop hop) {}

  private final MeterRegistry registry;
  private final Map<RouteOutcome, Passed> passed = new ConcurrentHashMap<>();
  private final Map<CauseKey, Counter> causes = new ConcurrentHashMap<>();
  private final Map<FateKey, Counter> fates = new ConcurrentHashMap<>();
  private final Map<String, Counter> unauthorized = new ConcurrentHashMap<>();
  private final Map<String, Timer> upstreams = new ConcurrentHashMap<>();

  public TrafficMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts one finished exchange. */
  public void count(ExchangeRecord exchange) {
    String route = exchange.served().route().isEmpty() ? "none" : exchange.served().route();
    Passed meters =
        passed.computeIfAbsent(new RouteOutcome(route, exchange.outcome()), this::passed);
    meters.requests().increment();
    meters.duration().record(exchange.durations().total(), TimeUnit.NANOSECONDS);
    if (exchange.served().upstreamStatus() > 0 && !exchange.served().coalesced()) {
      upstreams
          .computeIfAbsent(exchange.served().upstream(), this::upstream)
          .record(exchange.durations().upstream(), TimeUnit.NANOSECONDS);
    }
    exchange.cause().ifPresent(cause -> count(cause, route));
    exchange.headerFates().forEach(this::count);
  }

  private void count(Rejection cause, String route) {
    causes
        .computeIfAbsent(new CauseKey(cause.reason(), cause.hop(), route), this::cause)
        .increment();
    if (cause.reason() == Reason.UPSTREAM_REFUSED_VALID_TOKEN) {
      unauthorized.computeIfAbsent(route, this::unauthorized).increment();
    }
  }

  private void count(HeaderEvidence seen) {
    var key = new FateKey(seen.finding().header(), seen.finding().fate(), seen.hop());
    fates.computeIfAbsent(key, this::fate).increment();
  }

  private Passed passed(RouteOutcome key) {
    String[] tags = {"route", key.route(), "outcome", key.outcome().tag()};
    return new Passed(
        registry.counter(MetricNames.REQUESTS, tags),
        timer(MetricNames.REQUEST_DURATION).tags(tags).register(registry));
  }

  private Timer upstream(String name) {
    return timer(MetricNames.UPSTREAM_DURATION).tag("upstream", name).register(registry);
  }

  private Counter cause(CauseKey key) {
    return registry.counter(
        key.reason().isFinding() ? MetricNames.FINDINGS : MetricNames.REJECTED,
        "reason",
        key.reason().name(),
        "hop",
        key.hop().name(),
        "route",
        key.route());
  }

  private Counter fate(FateKey key) {
    return registry.counter(
        MetricNames.HEADER_FATES,
        "header",
        key.header(),
        "fate",
        key.fate().name(),
        "hop",
        key.hop().name());
  }

  private Counter unauthorized(String route) {
    return registry.counter(MetricNames.UPSTREAM_UNAUTHORIZED, "route", route);
  }

  private static Timer.Builder timer(String name) {
    return Timer.builder(name).serviceLevelObjectives(BUCKETS);
  }
}
