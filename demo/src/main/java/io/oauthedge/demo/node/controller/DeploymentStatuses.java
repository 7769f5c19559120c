package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a Deployment's status says of its sets: counts, Available and Progressing. */
final class DeploymentStatuses {
  private final InstantSource clock;

  DeploymentStatuses(InstantSource clock) {
    this.clock = clock;
  }

  DeploymentStatus of(Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
    var all = new ArrayList<>(old);
    all.add(current);
    int desired = deployment.getSpec().getReplicas();
    int total = sum(all, ReplicaSetStatus::getReplicas);
    int updated = count(current, ReplicaSetStatus::getReplicas);
    int available = sum(all, ReplicaSetStatus::getAvailableReplicas);
    var status =
        new DeploymentStatusBuilder()
            .withObservedGeneration(deployment.getMetadata().getGeneration())
            .withReplicas(total)
            .withUpdatedReplicas(updated)
            .withReadyReplicas(sum(all, ReplicaSetStatus::getReadyReplicas))
            .withAvailableReplicas(available)
            .withUnavailableReplicas(Math.max(0, Math.max(desired, total) - available))
            .build();
    int unavailable =
        Optional.ofNullable(deployment.getSpec().getStrategy().getRollingUpdate())
            .map(
                r ->
                    RollingUpdate.of(desired, r.getMaxSurge(), r.getMaxUnavailable()).unavailable())
            .orElse(0);
    boolean complete = updated == desired && total == desired && available >= desired;
    status.setConditions(
        List.of(
            availability(deployment, available >= desired - unavailable),
            progress(deployment, status, complete, current)));
    return status;
  }

  static int available(ReplicaSet set) {
    return count(set, ReplicaSetStatus::getAvailableReplicas);
  }

  private DeploymentCondition availability(Deployment deployment, boolean available) {
    return available
        ? condition(
            deployment,
            "Available",
            "True",
            "MinimumReplicasAvailable",
            "Deployment has minimum availability.",
            false)
        : condition(
            deployment,
            "Available",
            "False",
            "MinimumReplicasUnavailable",
            "Deployment does not have minimum availability.",
            false);
  }

  private DeploymentCondition progress(
      Deployment deployment, DeploymentStatus next, boolean complete, ReplicaSet current) {
    String set = "ReplicaSet \"" + current.getMetadata().getName() + "\" ";
    if (complete) {
      return condition(
          deployment,
          "Progressing",
          "True",
          "NewReplicaSetAvailable",
          set + "has successfully progressed.",
          false);
    }
    boolean moved = !counts(next).equals(counts(deployment.getStatus()));
    int deadline = deployment.getSpec().getProgressDeadlineSeconds();
    boolean late =
        !moved
            && find(deployment, "Progressing")
                .map(c -> Instant.parse(c.getLastUpdateTime()).plusSeconds(deadline))
                .filter(end -> end.isBefore(clock.instant()))
                .isPresent();
    return late
        ? condition(
            deployment,
            "Progressing",
            "False",
            "ProgressDeadlineExceeded",
            set + "has timed out progressing.",
            false)
        : condition(
            deployment, "Progressing", "True", "ReplicaSetUpdated", set + "is progressing.", moved);
  }

  private DeploymentCondition condition(
      Deployment deployment,
      String type,
      String value,
      String reason,
      String message,
      boolean moved) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Optional<DeploymentCondition> before = find(deployment, type);
    boolean same = before.filter(c -> c.getReason().equals(reason) && !moved).isPresent();
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(value)
        .withReason(reason)
        .withMessage(message)
        .withLastTransitionTime(
            before
                .filter(c -> c.getStatus().equals(value))
                .map(DeploymentCondition::getLastTransitionTime)
                .orElse(now))
        .withLastUpdateTime(
            same ? before.map(DeploymentCondition::getLastUpdateTime).orElse(now) : now)
        .build();
  }

  private static Optional<DeploymentCondition> find(Deployment deployment, String type) {
    return Optional.ofNullable(deployment.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  private static List<Integer> counts(@Nullable DeploymentStatus status) {
    return status == null
        ? List.of()
        : List.of(
            Objects.requireNonNullElse(status.getReplicas(), 0),
            Objects.requireNonNullElse(status.getUpdatedReplicas(), 0),
            Objects.requireNonNullElse(status.getReadyReplicas(), 0),
            Objects.requireNonNullElse(status.getAvailableReplicas(), 0));
  }

  private static int sum(
      List<ReplicaSet> sets, Function<ReplicaSetStatus, @Nullable Integer> field) {
    return sets.stream().mapToInt(set -> count(set, field)).sum();
  }

  private static int count(ReplicaSet set, Function<ReplicaSetStatus, @Nullable Integer> field) {
    Integer value = set.getStatus() == null ? null : field.apply(set.getStatus());
    return value == null ? 0 : value;
  }
}
