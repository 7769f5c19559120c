package io.oauthedge.operator.canary.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code oauthedge_canary_rounds_total} by result; {@code oauthedge_header_findings}, 1 for each
 * finding that stands; {@code oauthedge_path_limit_bytes} by protocol. Thread-safe.
 */
public final class CanaryMetrics {
  private final MeterRegistry registry;
  private final MultiGauge findings;
  private final MultiGauge limits;
  private final Map<EdgeNames, PathVerdict> verdicts = new ConcurrentHashMap<>();

  public CanaryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.findings =
        MultiGauge.builder("oauthedge.header.findings")
            .description("1 for each header finding that stands")
            .register(registry);
    this.limits =
        MultiGauge.builder("oauthedge.path.limit")
            .description("Request head that the way to the edge carries")
            .baseUnit("bytes")
            .register(registry);
  }

  void count(CanaryRound round) {
    registry.counter("oauthedge.canary.rounds", "result", result(round)).increment();
  }

  void hold(EdgeNames edge, PathVerdict verdict) {
    verdicts.put(edge, verdict);
    publish();
  }

  void forget(EdgeNames edge) {
    if (verdicts.remove(edge) != null) {
      publish();
    }
  }

  private static String result(CanaryRound round) {
    return switch (round) {
      case CanaryRound.Seen seen -> seen.findings().isEmpty() ? "intact" : "harmed";
      case CanaryRound.NotExternal _ -> "not_external";
      case CanaryRound.AnsweredBeforeEdge _ -> "answered_before_edge";
      case CanaryRound.Unreachable _ -> "unreachable";
      case CanaryRound.NoControl _ -> "no_control";
      case CanaryRound.NotSent _ -> "not_sent";
    };
  }

  private synchronized void publish() {
    findings.register(
        verdicts.entrySet().stream()
            .<MultiGauge.Row<?>>flatMap(held -> findings(held.getKey(), held.getValue()).stream())
            .toList(),
        true);
    limits.register(
        verdicts.entrySet().stream()
            .<MultiGauge.Row<?>>flatMap(held -> limits(held.getKey(), held.getValue()).stream())
            .toList(),
        true);
  }

  private static List<MultiGauge.Row<Number>> findings(EdgeNames edge, PathVerdict verdict) {
    return verdict.findings().stream()
        .map(StandingFinding::finding)
        .map(
            finding ->
                MultiGauge.Row.of(
                    tags(edge)
                        .and("header", finding.header())
                        .and("fate", finding.fate().name())
                        .and("hop", finding.hop().name()),
                    1))
        .toList();
  }

  private static List<MultiGauge.Row<Number>> limits(EdgeNames edge, PathVerdict verdict) {
    return verdict.capacities().stream()
        .map(
            capacity ->
                MultiGauge.Row.of(
                    tags(edge).and("protocol", capacity.protocol()), capacity.headBytes()))
        .toList();
  }

  private static Tags tags(EdgeNames edge) {
    return Tags.of("namespace", edge.namespace(), "name", edge.edge());
  }
}
