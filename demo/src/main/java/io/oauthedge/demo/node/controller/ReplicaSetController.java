package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Holds a ReplicaSet at its number of pods, and counts them. */
final class ReplicaSetController {
  private final KubernetesClient client;
  private final InstantSource clock;

  ReplicaSetController(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  void sync(ReplicaSet set, List<Pod> pods) {
    List<Pod> active =
        Owned.by(set, pods).stream().filter(pod -> !PodConditions.isTerminating(pod)).toList();
    int missing = set.getSpec().getReplicas() - active.size();
    for (int i = 0; i < missing; i++) {
      create(set);
    }
    // Those that serve go last.
    active.stream()
        .sorted(Comparator.comparing(PodConditions::isReady))
        .limit(Math.max(0, -missing))
        .forEach(pod -> client.resource(pod).delete());
    ReplicaSetStatus status = status(set, active);
    if (!status.equals(set.getStatus())) {
      var changed = client.resource(set).get();
      changed.setStatus(status);
      client.resource(changed).updateStatus();
    }
  }

  private void create(ReplicaSet set) {
    var template = set.getSpec().getTemplate();
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(set.getMetadata().getNamespace())
                .withGenerateName(set.getMetadata().getName() + "-")
                .withLabels(template.getMetadata().getLabels())
                .withAnnotations(template.getMetadata().getAnnotations())
                .withOwnerReferences(Owned.reference(set))
                .endMetadata()
                .withSpec(template.getSpec())
                .build())
        .create();
  }

  private ReplicaSetStatus status(ReplicaSet set, List<Pod> active) {
    Instant now = clock.instant();
    Integer seconds = set.getSpec().getMinReadySeconds();
    Duration minReady = Duration.ofSeconds(seconds == null ? 0 : seconds);
    return new ReplicaSetStatusBuilder()
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withReplicas(active.size())
        .withFullyLabeledReplicas(active.size())
        .withReadyReplicas((int) active.stream().filter(PodConditions::isReady).count())
        .withAvailableReplicas(
            (int)
                active.stream()
                    .filter(pod -> PodConditions.isAvailable(pod, minReady, now))
                    .count())
        .build();
  }
}
