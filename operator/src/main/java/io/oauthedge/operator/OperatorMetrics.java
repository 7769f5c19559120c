package io.oauthedge.operator;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * What the operator measures of itself: {@code oauthedge_reconcile_duration_seconds} by result, and
 * its JVM. Others add to its registry what they measure.
 */
final class OperatorMetrics implements Metrics, AutoCloseable {
  private static final String DURATION = "oauthedge.reconcile.duration";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  OperatorMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  MeterRegistry registry() {
    return registry;
  }

  /** In the Prometheus text format. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    Timer.Sample sample = Timer.start(registry);
    String result = "failure";
    try {
      T done = execution.execute();
      result = "success";
      return done;
    } finally {
      sample.stop(registry.timer(DURATION, "result", result));
    }
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
