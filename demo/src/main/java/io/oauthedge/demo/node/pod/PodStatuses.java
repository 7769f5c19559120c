package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes what is known of a pod's container as a PodStatus. Pure. */
final class PodStatuses {
  /**
   * What is known.
   *
   * @param last how the run before ended
   */
  record Facts(
      String address,
      ContainerState state,
      Optional<ContainerState> last,
      int restarts,
      boolean started,
      boolean ready) {}

  private PodStatuses() {}

  static PodStatus of(Pod pod, Facts facts, Instant now) {
    boolean everRan = facts.restarts() > 0 || facts.state() instanceof ContainerState.Running;
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new PodStatusBuilder()
        .withPhase(everRan ? "Running" : "Pending")
        .withHostIP(facts.address())
        .withPodIP(facts.address())
        .addNewPodIP(facts.address())
        .withStartTime(Optional.ofNullable(pod.getStatus().getStartTime()).orElse(time))
        .withContainerStatuses(container(pod, facts))
        .withConditions(
            List.of(
                condition(pod, "PodScheduled", true, "", time),
                condition(pod, "Initialized", true, "", time),
                condition(pod, "ContainersReady", facts.ready(), why(facts), time),
                condition(pod, "Ready", facts.ready(), why(facts), time)))
        .build();
  }

  private static ContainerStatus container(Pod pod, Facts facts) {
    var container = pod.getSpec().getContainers().getFirst();
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("")
        .withReady(facts.ready())
        .withStarted(facts.started())
        .withRestartCount(facts.restarts())
        .withState(facts.state().json())
        .withLastState(facts.last().map(ContainerState::json).orElse(null))
        .build();
  }

  private static String why(Facts facts) {
    return facts.state() instanceof ContainerState.Waiting waiting
        ? waiting.reason() + ": " + waiting.message()
        : "";
  }

  private static PodCondition condition(
      Pod pod, String type, boolean holds, String why, String now) {
    String value = holds ? "True" : "False";
    String since =
        pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals(type) && c.getStatus().equals(value))
            .map(PodCondition::getLastTransitionTime)
            .findFirst()
            .orElse(now);
    var builder =
        new PodConditionBuilder().withType(type).withStatus(value).withLastTransitionTime(since);
    if (!holds) {
      builder.withReason("ContainersNotReady");
      if (!why.isEmpty()) {
        builder.withMessage(why);
      }
    }
    return builder.build();
  }
}
