package io.oauthedge.operator.validate;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.oauthedge.crds.v1alpha1.spec.DeploymentOptions;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** A disruption budget that still lets a node be drained. */
final class DisruptionRules {
  private static final String BUDGET = "spec.deployment.disruptionBudget";

  private DisruptionRules() {}

  static Stream<Problem> problems(DeploymentOptions options) {
    int replicas = options.replicas();
    Optional<String> blocking =
        Optional.ofNullable(options.disruptionBudget().maxUnavailable())
            .filter(value -> pods(value, replicas) == 0)
            .map(_ -> ".maxUnavailable")
            .or(
                () ->
                    Optional.ofNullable(options.disruptionBudget().minAvailable())
                        .filter(value -> pods(value, replicas) >= replicas)
                        .map(_ -> ".minAvailable"));
    return blocking.stream()
        .map(
            field ->
                new Problem(
                    Kind.WARNING,
                    BUDGET + field,
                    "with " + replicas + " replicas no pod may be gone, so no node can be drained.",
                    "Allow one pod to be gone, or raise replicas."));
  }

  /** Percentages are rounded up, as the disruption controller does. */
  private static long pods(IntOrString value, int replicas) {
    return value.getStrVal() == null
        ? value.getIntVal()
        : (long) Math.ceil(Integer.parseInt(value.getStrVal().replace("%", "")) * replicas / 100.0);
  }
}
