package io.oauthedge.dataplane.boot;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.contract.report.UpstreamReport;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.observe.TrafficTally;
import io.oauthedge.dataplane.probe.Readiness;
import io.oauthedge.dataplane.reload.ServedFlow;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes the report that the operator asks for. */
record Reports(
    Instant startedAt,
    InstantSource clock,
    Serving serving,
    Readiness readiness,
    ServedFlow flow,
    KeySets keySets,
    Supplier<TlsReport> tls,
    TrafficTally tally)
    implements Supplier<EdgeReport> {
  @Override
  public EdgeReport get() {
    Optional<EdgeSnapshot> snapshot = serving.current();
    Optional<EdgeConfig> config = snapshot.map(EdgeSnapshot::config);
    Optional<String> problem = readiness.problem();
    Instant now = clock.instant();
    return EdgeReport.of(
        startedAt,
        now,
        config.map(c -> c.edge().generation()).orElse(0L),
        snapshot.map(EdgeSnapshot::configHash).orElse(""),
        config.map(EdgeConfig::files).orElse(Map.of()),
        snapshot.map(s -> s.endpoints().epoch()).orElse(0L),
        snapshot.map(s -> s.pathFindings().at(now)).orElseGet(PathFindings::none).hash(),
        problem.isEmpty(),
        problem.orElse(""),
        flow.report(),
        keySets.reports(),
        tls.get(),
        snapshot.map(Reports::upstreams).orElse(List.of()),
        tally.snapshot());
  }

  private static List<UpstreamReport> upstreams(EdgeSnapshot snapshot) {
    return snapshot.config().upstreams().stream()
        .map(UpstreamConfig::name)
        .map(name -> new UpstreamReport(name, endpoints(snapshot, name)))
        .toList();
  }

  private static Optional<EndpointCounts> endpoints(EdgeSnapshot snapshot, String upstream) {
    return Optional.ofNullable(snapshot.backends().get(upstream)).flatMap(Backends::counts);
  }
}
