package io.oauthedge.operator.status.judge;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Optional;

/**
 * The edge's objects as the API server last showed them.
 *
 * @param applyProblem which object could not be written and why, as a sentence with the fix
 */
public record Workload(
    Optional<Deployment> deployment,
    Optional<Service> service,
    Optional<Ingress> ingress,
    Optional<String> applyProblem) {
  /** Why the Deployment cannot make pods, as Kubernetes says it. */
  Optional<String> replicaFailure() {
    return condition("ReplicaFailure", "True").map(DeploymentCondition::getMessage);
  }

  /** What Kubernetes says once the Deployment's pods did not become ready in time. */
  Optional<String> deadlineExceeded() {
    return condition("Progressing", "False")
        .filter(condition -> "ProgressDeadlineExceeded".equals(condition.getReason()))
        .map(DeploymentCondition::getMessage);
  }

  private Optional<DeploymentCondition> condition(String type, String status) {
    return deployment.map(Deployment::getStatus).stream()
        .flatMap(s -> s.getConditions().stream())
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> status.equals(condition.getStatus()))
        .findFirst();
  }
}
