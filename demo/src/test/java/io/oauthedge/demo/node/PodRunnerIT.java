package io.oauthedge.demo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodRunnerIT {
  private NodeStand stand;
  private KubernetesClient client;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    stand = new NodeStand(folder);
    client = stand.client();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void aDeploymentBecomesReadyPodsBehindItsService() throws Exception {
    stand.content("hello");
    client.resource(NodeStand.deployment(2)).create();
    stand.service();

    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(2));

    assertThat(stand.get(stand.readyAddresses().iterator().next(), "/")).isEqualTo("hello");
    var status = client.apps().deployments().inNamespace("shop").withName("web").get();
    await()
        .untilAsserted(
            () ->
                assertThat(stand.current().getStatus().getAvailableReplicas())
                    .isEqualTo(status.getSpec().getReplicas()));
    assertThat(
            client
                .services()
                .inNamespace("shop")
                .withName("web")
                .get()
                .getStatus()
                .getLoadBalancer()
                .getIngress()
                .getFirst()
                .getIp())
        .isEqualTo("127.0.0.1");
    Pod pod = stand.pods().getFirst();
    assertThat(Files.readString(stand.log(pod)))
        .contains("serving " + pod.getMetadata().getName() + " at " + pod.getStatus().getPodIP());
  }

  @Test
  void aChangedConfigMapReachesTheRunningPod() throws Exception {
    stand.content("old");
    client.resource(NodeStand.deployment(1)).create();
    stand.service();
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(1));
    String address = stand.readyAddresses().iterator().next();

    stand.content("new");

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(stand.get(address, "/")).isEqualTo("new"));
  }

  @Test
  void anUnreadyPodLeavesTheEndpointsAndADeadOneIsRestarted() throws Exception {
    stand.content("fine");
    client.resource(NodeStand.deployment(1)).create();
    stand.service();
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(1));

    stand.content("unready");
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).isEmpty());
    stand.content("dead");

    await()
        .untilAsserted(
            () ->
                assertThat(stand.pods().getFirst().getStatus().getContainerStatuses().getFirst())
                    .satisfies(
                        container -> {
                          assertThat(container.getRestartCount()).isPositive();
                          assertThat(container.getLastState().getTerminated()).isNotNull();
                        }));
    assertThat(stand.events()).contains("Unhealthy");
  }

  @Test
  void aRollingUpdateNeverHasFewerReadyPodsThanWanted() throws Exception {
    stand.content("fine");
    client.resource(NodeStand.deployment(2)).create();
    stand.service();
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(2));
    var before = new HashSet<>(stand.readyAddresses());

    // Without a resource version: the controller writes status at the same time.
    client
        .resource(stand.current())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"spec": {"template": {"metadata": {"annotations": {"rolled": "once"}}}}}
            """);

    await()
        .untilAsserted(
            () -> {
              Set<String> now = stand.readyAddresses();
              if (now.size() < 2) {
                throw new IllegalStateException("only " + now + " ready");
              }
              assertThat(now).hasSize(2).doesNotContainAnyElementsOf(before);
            });
    await().untilAsserted(() -> assertThat(stand.pods()).hasSize(2));
    await()
        .untilAsserted(
            () ->
                assertThat(stand.current().getStatus())
                    .satisfies(
                        s -> {
                          assertThat(s.getUpdatedReplicas()).isEqualTo(2);
                          assertThat(s.getReplicas()).isEqualTo(2);
                        }));
  }

  @Test
  void aTerminatingPodIsUnreadyFirstThenDrainsThenIsGone() throws Exception {
    stand.content("fine");
    client.resource(NodeStand.deployment(1)).create();
    stand.service();
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(1));
    Pod pod = stand.pods().getFirst();
    String address = pod.getStatus().getPodIP();

    client.resource(pod).delete();

    await()
        .untilAsserted(
            () ->
                assertThat(stand.endpoints())
                    .filteredOn(e -> e.getAddresses().contains(address))
                    .singleElement()
                    .satisfies(
                        e -> {
                          assertThat(e.getConditions().getTerminating()).isTrue();
                          assertThat(e.getConditions().getReady()).isFalse();
                        }));
    await().untilAsserted(() -> assertThat(client.resource(pod).get()).isNull());
    assertThat(Files.readString(stand.log(pod))).contains("draining");
  }

  @Test
  void aPodWithAFieldThatTheNodeDoesNotKnowIsNotRun() throws Exception {
    stand.content("fine");
    Deployment odd = NodeStand.deployment(1);
    odd.getSpec().getTemplate().getSpec().setHostNetwork(true);

    client.resource(odd).create();

    await()
        .untilAsserted(
            () ->
                assertThat(stand.pods())
                    .flatMap(pod -> pod.getStatus().getContainerStatuses())
                    .singleElement()
                    .satisfies(
                        container ->
                            assertThat(container.getState().getWaiting().getMessage())
                                .contains("spec.hostNetwork")));
    assertThat(stand.events()).contains("UnsupportedPodField");
  }

  @Test
  void closingTheNodeEndsEveryProcess() throws Exception {
    stand.content("fine");
    client.resource(NodeStand.deployment(2)).create();
    stand.service();
    await().untilAsserted(() -> assertThat(stand.readyAddresses()).hasSize(2));
    List<ProcessHandle> processes = ProcessHandle.current().children().toList();

    stand.node().close();

    assertThat(processes).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
  }
}
