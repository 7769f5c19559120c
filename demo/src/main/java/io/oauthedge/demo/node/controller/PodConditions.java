package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What controllers read off a pod. */
final class PodConditions {
  private PodConditions() {}

  static boolean isTerminating(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  static boolean isReady(Pod pod) {
    return ready(pod).isPresent();
  }

  /** Ready for at least some time. */
  static boolean isAvailable(Pod pod, Duration since, Instant now) {
    return ready(pod)
        .map(condition -> Instant.parse(condition.getLastTransitionTime()))
        .filter(at -> since.isZero() || !at.plus(since).isAfter(now))
        .isPresent();
  }

  private static Optional<PodCondition> ready(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
            .findFirst();
  }
}
