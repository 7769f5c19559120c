package io.oauthedge.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgePodsTest {
  private static final Deployment DEPLOYMENT =
      read(Deployment.class, "metadata: {name: orders-edge, uid: d1}");
  private static final ReplicaSet OWN = replicaSet("r1", "d1");
  private static final ReplicaSet FOREIGN = replicaSet("r2", "d2");

  @Test
  void podsBelongByOwnersAndNotByLabels() {
    Pod own = pod("own", "r1", "phase: Running, podIP: 10.0.0.1");
    Pod disguised = pod("disguised", "r2", "phase: Running, podIP: 10.0.0.2");
    Pod orphan = read(Pod.class, "metadata: {name: orphan, uid: o}");

    List<EdgePod> pods =
        EdgePods.of(DEPLOYMENT, List.of(OWN, FOREIGN), List.of(own, disguised, orphan));

    assertThat(pods).extracting(EdgePod::name).containsExactly("own");
  }

  @Test
  void onlyTheConditionOfKubernetesMakesAPodReady() {
    Pod ready = pod("a", "r1", "phase: Running, conditions: [{type: Ready, status: 'True'}]");
    Pod running = pod("b", "r1", "phase: Running, conditions: [{type: Ready, status: 'False'}]");

    assertThat(EdgePods.of(DEPLOYMENT, List.of(OWN), List.of(ready, running)))
        .extracting(EdgePod::ready)
        .containsExactly(true, false);
  }

  @Test
  void podsThatHaveEndedAreNoneOfTheEdge() {
    Pod evicted = pod("evicted", "r1", "phase: Failed, reason: Evicted");

    assertThat(EdgePods.of(DEPLOYMENT, List.of(OWN), List.of(evicted))).isEmpty();
  }

  @Test
  void whatKeepsAPodFromRunningIsSaidInTheWordsOfKubernetes() {
    Pod unscheduled =
        pod(
            "a",
            "r1",
            "phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason:"
                + " Unschedulable, message: no node fits}]");
    Pod waiting =
        pod(
            "b",
            "r1",
            "phase: Pending, containerStatuses: [{name: edge, state: {waiting: {reason:"
                + " ImagePullBackOff, message: not found}}}]");

    assertThat(EdgePods.of(DEPLOYMENT, List.of(OWN), List.of(unscheduled, waiting)))
        .extracting(pod -> pod.trouble().orElseThrow())
        .containsExactly("Unschedulable: no node fits", "ImagePullBackOff: not found");
  }

  private static ReplicaSet replicaSet(String uid, String owner) {
    return read(
        ReplicaSet.class, "metadata: {name: %s, uid: %s, %s}".formatted(uid, uid, ownedBy(owner)));
  }

  private static Pod pod(String name, String owner, String status) {
    return read(
        Pod.class,
        "metadata: {name: %s, uid: %s, labels: {app.kubernetes.io/instance: orders}, %s}\nstatus: {%s}"
            .formatted(name, name, ownedBy(owner), status));
  }

  private static String ownedBy(String uid) {
    return "ownerReferences: [{uid: %s, name: x, kind: X, apiVersion: v1, controller: true}]"
        .formatted(uid);
  }

  private static <T> T read(Class<T> type, String yaml) {
    return Serialization.unmarshal(yaml, type);
  }
}
