package io.oauthedge.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which pods belong to an edge: by owners, as anybody may set a label. */
public final class EdgePods {
  private EdgePods() {}

  /**
   * The pods of a Deployment by name, those that have ended left out.
   *
   * @param replicaSets candidates, whatever they were found by
   * @param pods candidates, whatever they were found by
   */
  public static List<EdgePod> of(
      Deployment deployment, Collection<ReplicaSet> replicaSets, Collection<Pod> pods) {
    Set<String> owned =
        replicaSets.stream()
            .filter(set -> controller(set).filter(uid(deployment)::equals).isPresent())
            .map(EdgePods::uid)
            .collect(Collectors.toSet());
    return pods.stream()
        .filter(pod -> controller(pod).filter(owned::contains).isPresent())
        .filter(pod -> !PodState.hasEnded(pod))
        .map(EdgePods::edgePod)
        .sorted(Comparator.comparing(EdgePod::name))
        .toList();
  }

  private static EdgePod edgePod(Pod pod) {
    return new EdgePod(
        uid(pod),
        pod.getMetadata().getName(),
        Optional.ofNullable(pod.getStatus()).map(status -> status.getPodIP()),
        Optional.ofNullable(pod.getStatus()).map(status -> status.getHostIP()),
        PodState.isReady(pod),
        pod.getMetadata().getDeletionTimestamp() != null,
        PodState.trouble(pod));
  }

  private static Optional<String> controller(HasMetadata owned) {
    return owned.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .map(OwnerReference::getUid)
        .findFirst();
  }

  private static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }
}
