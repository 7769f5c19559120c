package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.contract.Digests;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves a Deployment's pods from template to template, one step a pass. */
final class DeploymentController {
  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final KubernetesClient client;
  private final DeploymentStatuses statuses;

  DeploymentController(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.statuses = new DeploymentStatuses(clock);
  }

  void sync(Deployment deployment, List<ReplicaSet> all) {
    List<ReplicaSet> sets =
        Owned.by(deployment, all).stream()
            .sorted(Comparator.comparingLong(DeploymentController::revision))
            .toList();
    String name = deployment.getMetadata().getName() + "-" + hash(deployment);
    Optional<ReplicaSet> current =
        sets.stream().filter(set -> set.getMetadata().getName().equals(name)).findFirst();
    if (current.isEmpty()) {
      create(deployment, name, newest(sets) + 1);
      return;
    }
    List<ReplicaSet> old =
        sets.stream().filter(set -> !set.getMetadata().getName().equals(name)).toList();
    if (revision(current.get()) < newest(old)) {
      annotate(current.get(), newest(old) + 1);
      return;
    }
    if (deployment.getSpec().getStrategy().getType().equals("Recreate")) {
      recreate(deployment, current.get(), old);
    } else {
      roll(deployment, current.get(), old);
    }
    forget(deployment, old);
    report(deployment, statuses.of(deployment, current.get(), old));
  }

  private void roll(Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
    var limits = deployment.getSpec().getStrategy().getRollingUpdate();
    var update =
        RollingUpdate.of(
            deployment.getSpec().getReplicas(), limits.getMaxSurge(), limits.getMaxUnavailable());
    RollingUpdate.Set now = counts(current);
    List<RollingUpdate.Set> before = old.stream().map(DeploymentController::counts).toList();
    scale(current, update.current(now, before));
    List<Integer> next = update.old(now, before);
    for (int i = 0; i < old.size(); i++) {
      scale(old.get(i), next.get(i));
    }
  }

  private void recreate(Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
    old.forEach(set -> scale(set, 0));
    if (old.stream().allMatch(set -> set.getStatus().getReplicas() == 0)) {
      scale(current, deployment.getSpec().getReplicas());
    }
  }

  private void scale(ReplicaSet set, int replicas) {
    if (set.getSpec().getReplicas() != replicas) {
      client
          .resource(set)
          .edit(
              now ->
                  new ReplicaSetBuilder(now).editSpec().withReplicas(replicas).endSpec().build());
    }
  }

  private void create(Deployment deployment, String name, long revision) {
    var selector = deployment.getSpec().getSelector();
    client
        .resource(
            new ReplicaSetBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(name)
                .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .addToLabels(HASH, hash(deployment))
                .withAnnotations(Map.of(REVISION, Long.toString(revision)))
                .withOwnerReferences(Owned.reference(deployment))
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withMinReadySeconds(deployment.getSpec().getMinReadySeconds())
                .withSelector(selector)
                .editSelector()
                .addToMatchLabels(HASH, hash(deployment))
                .endSelector()
                .withTemplate(deployment.getSpec().getTemplate())
                .editTemplate()
                .editMetadata()
                .addToLabels(HASH, hash(deployment))
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  /** An older template came back: its set is the newest again. */
  private void annotate(ReplicaSet set, long revision) {
    client
        .resource(set)
        .edit(
            now ->
                new ReplicaSetBuilder(now)
                    .editMetadata()
                    .addToAnnotations(REVISION, Long.toString(revision))
                    .endMetadata()
                    .build());
  }

  private void forget(Deployment deployment, List<ReplicaSet> old) {
    List<ReplicaSet> empty =
        old.stream()
            .filter(set -> set.getSpec().getReplicas() == 0)
            .filter(set -> set.getStatus() != null && set.getStatus().getReplicas() == 0)
            .toList();
    int surplus = empty.size() - deployment.getSpec().getRevisionHistoryLimit();
    empty.stream().limit(Math.max(0, surplus)).forEach(set -> client.resource(set).delete());
  }

  private void report(Deployment deployment, DeploymentStatus status) {
    if (!status.equals(deployment.getStatus())) {
      Deployment changed = client.resource(deployment).get();
      changed.setStatus(status);
      client.resource(changed).updateStatus();
    }
  }

  private static RollingUpdate.Set counts(ReplicaSet set) {
    return new RollingUpdate.Set(set.getSpec().getReplicas(), DeploymentStatuses.available(set));
  }

  private static long newest(List<ReplicaSet> sets) {
    return sets.stream().mapToLong(DeploymentController::revision).max().orElse(0);
  }

  private static long revision(ReplicaSet set) {
    Map<String, String> annotations = set.getMetadata().getAnnotations();
    return annotations == null ? 0 : Long.parseLong(annotations.getOrDefault(REVISION, "0"));
  }

  private static String hash(Deployment deployment) {
    String template = Serialization.asJson(deployment.getSpec().getTemplate());
    return Digests.sha256(template.getBytes(StandardCharsets.UTF_8)).substring(0, 10);
  }
}
