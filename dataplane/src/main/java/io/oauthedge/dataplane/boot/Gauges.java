package io.oauthedge.dataplane.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.dataplane.observe.MetricNames;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The meters that show a state, looked up when Prometheus asks. */
final class Gauges {
  private final MeterRegistry registry;
  private final MultiGauge keys;

  Gauges(MeterRegistry registry) {
    this.registry = registry;
    this.keys = MultiGauge.builder(MetricNames.KEYS).register(registry);
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

  /** Brings the gauges of the issuers up to date. */
  void keys(List<IssuerReport> issuers) {
    keys.register(
        issuers.stream()
            .<MultiGauge.Row<?>>map(
                issuer -> MultiGauge.Row.of(Tags.of("issuer", issuer.issuer()), issuer.keyCount()))
            .toList(),
        true);
  }
}
