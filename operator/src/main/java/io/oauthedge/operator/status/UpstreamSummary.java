package io.oauthedge.operator.status;

import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.crds.v1alpha1.status.UpstreamEndpoints;
import io.oauthedge.crds.v1alpha1.status.UpstreamStatus;
import io.oauthedge.operator.status.judge.EdgeFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Each upstream as the pods see it: the fewest ready, the most that end or fail. */
final class UpstreamSummary {
  private UpstreamSummary() {}

  /** In the order of the configuration; an upstream whose endpoints no pod knows is left out. */
  static List<UpstreamStatus> of(EdgeFacts facts) {
    return facts.plan().stream()
        .flatMap(plan -> plan.config().upstreams().stream())
        .map(UpstreamConfig::name)
        .flatMap(name -> summary(name, seen(name, facts)).stream())
        .toList();
  }

  private static Optional<UpstreamStatus> summary(String name, List<EndpointCounts> seen) {
    return seen.stream()
        .mapToInt(EndpointCounts::ready)
        .boxed()
        .min(Integer::compare)
        .map(
            ready ->
                new UpstreamStatus(
                    name,
                    new UpstreamEndpoints(
                        ready,
                        most(seen, EndpointCounts::terminating),
                        most(seen, EndpointCounts::ejected))));
  }

  private static int most(List<EndpointCounts> seen, ToIntFunction<EndpointCounts> count) {
    return seen.stream().mapToInt(count).max().orElse(0);
  }

  private static List<EndpointCounts> seen(String name, EdgeFacts facts) {
    return facts.observation().staying().stream()
        .flatMap(observed -> observed.report().answer().stream())
        .flatMap(report -> report.upstreams().stream())
        .filter(upstream -> upstream.name().equals(name))
        .<EndpointCounts>flatMap(upstream -> upstream.endpoints().stream())
        .toList();
  }
}
