package io.oauthedge.operator.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a pod's status for what matters to an edge. */
final class PodState {
  private PodState() {}

  static boolean hasEnded(Pod pod) {
    return status(pod)
        .map(PodStatus::getPhase)
        .filter(phase -> phase.equals("Succeeded") || phase.equals("Failed"))
        .isPresent();
  }

  static boolean isReady(Pod pod) {
    return condition(pod, "Ready").filter(ready -> "True".equals(ready.getStatus())).isPresent();
  }

  /** Why it is not scheduled, why its container waits, or what its container last ended with. */
  static Optional<String> trouble(Pod pod) {
    return Stream.of(
            condition(pod, "PodScheduled")
                .filter(scheduled -> "False".equals(scheduled.getStatus()))
                .map(scheduled -> join(scheduled.getReason(), scheduled.getMessage())),
            container(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .map(waiting -> join(waiting.getReason(), waiting.getMessage())),
            container(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getTerminated)
                .map(ended -> join(ended.getReason(), ended.getMessage())))
        .flatMap(Optional::stream)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Optional<ContainerStatus> container(Pod pod) {
    return status(pod).stream().flatMap(s -> s.getContainerStatuses().stream()).findFirst();
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return status(pod).stream()
        .flatMap(s -> s.getConditions().stream())
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  private static Optional<PodStatus> status(Pod pod) {
    return Optional.ofNullable(pod.getStatus());
  }

  private static String join(@Nullable String reason, @Nullable String message) {
    return Stream.of(reason, message)
        .flatMap(text -> Optional.ofNullable(text).stream())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(": "));
  }
}
