package io.oauthedge.dataplane.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.limit.RequestGate;
import io.oauthedge.dataplane.observe.AccessLog;
import io.oauthedge.dataplane.observe.MetricNames;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The meters that show a state, looked up when Prometheus asks. */
final class Gauges {
  private final MeterRegistry registry;
  private final MultiGauge keys;
  private final MultiGauge endpoints;
  private final MultiGauge requests;
  private final MultiGauge providers;
  private final MultiGauge certificates;

  Gauges(MeterRegistry registry) {
    this.registry = registry;
    this.keys = MultiGauge.builder(MetricNames.KEYS).register(registry);
    this.providers = MultiGauge.builder(MetricNames.TLS_PROVIDER).register(registry);
    this.certificates = MultiGauge.builder(MetricNames.CERTIFICATE_NOT_AFTER).register(registry);
    this.requests = MultiGauge.builder(MetricNames.UPSTREAM_REQUESTS).register(registry);
    this.endpoints = MultiGauge.builder(MetricNames.UPSTREAM_ENDPOINTS).register(registry);
  }

  void number(String name, DoubleSupplier value) {
    Gauge.builder(name, value::getAsDouble).strongReference(true).register(registry);
  }

  void flag(String name, BooleanSupplier value) {
    number(name, () -> value.getAsBoolean() ? 1 : 0);
  }

  /** 1 healthy, 0 unhealthy, not a number before anything is known. */
  void flow(String name, Supplier<FlowState> state) {
    number(
        name,
        () ->
            switch (state.get()) {
              case HEALTHY -> 1;
              case UNHEALTHY -> 0;
              case UNKNOWN -> Double.NaN;
            });
  }

  /** A number that only grows, kept elsewhere. */
  void count(String name, ToDoubleFunction<AccessLog> value, AccessLog log) {
    FunctionCounter.builder(name, log, value).register(registry);
  }

  /** Brings the gauges of TLS up to date: the provider, and the end of each certificate. */
  void tls(TlsReport report) {
    providers.register(List.of(MultiGauge.Row.of(Tags.of("provider", report.provider()), 1)), true);
    certificates.register(
        report.certificates().stream()
            .<MultiGauge.Row<?>>map(
                certificate ->
                    MultiGauge.Row.of(
                        Tags.of("file", certificate.certificateFile()),
                        certificate.notAfter().getEpochSecond()))
            .toList(),
        true);
  }

  /** Brings the gauges of the upstreams' endpoints up to date. */
  void endpoints(Map<String, Backends> upstreams) {
    endpoints.register(
        upstreams.entrySet().stream()
            .<MultiGauge.Row<?>>flatMap(
                upstream ->
                    upstream.getValue().counts().stream()
                        .flatMap(counts -> rows(upstream.getKey(), counts)))
            .toList(),
        true);
  }

  private static Stream<MultiGauge.Row<Number>> rows(String upstream, EndpointCounts counts) {
    return Stream.of(
        row(upstream, "ready", counts.ready()),
        row(upstream, "terminating", counts.terminating()),
        row(upstream, "ejected", counts.ejected()));
  }

  private static MultiGauge.Row<Number> row(String upstream, String state, int count) {
    return MultiGauge.Row.of(Tags.of("upstream", upstream, "state", state), count);
  }

  /**
   * Brings the gauges of the requests that upstreams work on, or that wait for them, up to date.
   */
  void requests(Map<String, RequestGate> upstreams) {
    requests.register(
        upstreams.entrySet().stream()
            .<MultiGauge.Row<?>>flatMap(
                upstream ->
                    Stream.of(
                        row(upstream.getKey(), "busy", upstream.getValue().busy()),
                        row(upstream.getKey(), "queued", upstream.getValue().waiting())))
            .toList(),
        true);
  }

  /** Brings the gauges of the issuers up to date; labelled by their configured names, as all. */
  void keys(List<IssuerReport> reports, List<IssuerConfig> issuers) {
    keys.register(
        issuers.stream()
            .<MultiGauge.Row<?>>flatMap(
                issuer ->
                    reports.stream()
                        .filter(report -> report.issuer().equals(issuer.issuer()))
                        .map(
                            report ->
                                MultiGauge.Row.of(
                                    Tags.of("issuer", issuer.name()), report.keyCount())))
            .toList(),
        true);
  }
}
