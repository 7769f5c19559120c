package io.oauthedge.dataplane.probe;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this pod takes traffic, and if not, why. Safe to ask from any thread. */
public final class Readiness {
  private final Serving serving;
  private final Supplier<String> waitingFor;
  private final Supplier<List<IssuerReport>> issuers;
  private final Supplier<FlowReport> flow;
  private final EndpointsAwaited endpoints;
  private volatile boolean draining;

  /**
   * Joins what readiness depends on.
   *
   * @param waitingFor what the first configuration waits for; empty when nothing
   */
  public Readiness(
      Serving serving,
      Supplier<String> waitingFor,
      Supplier<List<IssuerReport>> issuers,
      Supplier<FlowReport> flow,
      InstantSource clock) {
    this.serving = serving;
    this.waitingFor = waitingFor;
    this.issuers = issuers;
    this.flow = flow;
    this.endpoints = new EndpointsAwaited(clock);
  }

  /** From now on the pod is not ready, whatever else holds. */
  public void drain() {
    draining = true;
  }

  /** Why the pod does not take traffic; empty when it does. */
  public Optional<String> problem() {
    if (draining) {
      return Optional.of("draining: the pod is about to end");
    }
    Optional<EdgeSnapshot> snapshot = serving.current();
    if (snapshot.isEmpty()) {
      String missing = waitingFor.get();
      return Optional.of(
          "no configuration is served yet" + (missing.isEmpty() ? "" : ": " + missing));
    }
    Optional<String> awaited = endpoints.problem(snapshot.get());
    return awaited.isPresent() ? awaited : problem(snapshot.get().config());
  }

  // Keys that are known once outlive an outage; with none at all every token would be refused.
  private Optional<String> problem(EdgeConfig config) {
    FlowReport report = flow.get();
    if (config.readiness().routeAway() && report.state() != FlowState.HEALTHY) {
      return Optional.of("authorization flow " + report.state() + detail(report.message()));
    }
    boolean keyless =
        !config.issuers().isEmpty() && issuers.get().stream().allMatch(i -> i.keyCount() == 0);
    return keyless ? Optional.of("no issuer's keys are known yet") : Optional.empty();
  }

  private static String detail(String message) {
    return message.isEmpty() ? "" : ": " + message;
  }
}
