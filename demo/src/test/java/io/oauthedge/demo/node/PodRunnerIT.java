package io.oauthedge.demo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.demo.api.ApiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
  private static final String NAMESPACE = "shop";

  private final HttpClient http = HttpClient.newHttpClient();
  private ApiServer api;
  private KubernetesClient client;
  private Node node;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    api = ApiServer.start(0);
    client = new KubernetesClientBuilder().withConfig(api.clientConfig()).build();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    node =
        Node.start(
            client,
            new NodeSettings(
                folder,
                image -> PodRunnerIT.entrypoint(),
                service -> List.of(new LoadBalancerIngressBuilder().withIp("127.0.0.1").build())));
  }

  @AfterEach
  void stop() {
    node.close();
    client.close();
    api.close();
  }

  @Test
  void aDeploymentBecomesReadyPodsBehindItsService() throws Exception {
    content("hello");
    client.resource(deployment(2)).create();
    service();

    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(2));

    assertThat(get(readyAddresses().iterator().next(), "/")).isEqualTo("hello");
    var status = client.apps().deployments().inNamespace(NAMESPACE).withName("web").get();
    await()
        .untilAsserted(
            () ->
                assertThat(current().getStatus().getAvailableReplicas())
                    .isEqualTo(status.getSpec().getReplicas()));
    assertThat(
            client
                .services()
                .inNamespace(NAMESPACE)
                .withName("web")
                .get()
                .getStatus()
                .getLoadBalancer()
                .getIngress()
                .getFirst()
                .getIp())
        .isEqualTo("127.0.0.1");
    Pod pod = pods().getFirst();
    assertThat(Files.readString(log(pod)))
        .contains("serving " + pod.getMetadata().getName() + " at " + pod.getStatus().getPodIP());
  }

  @Test
  void aChangedConfigMapReachesTheRunningPod() throws Exception {
    content("old");
    client.resource(deployment(1)).create();
    service();
    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(1));
    String address = readyAddresses().iterator().next();

    content("new");

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(get(address, "/")).isEqualTo("new"));
  }

  @Test
  void anUnreadyPodLeavesTheEndpointsAndADeadOneIsRestarted() throws Exception {
    content("fine");
    client.resource(deployment(1)).create();
    service();
    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(1));

    content("unready");
    await().untilAsserted(() -> assertThat(readyAddresses()).isEmpty());
    content("dead");

    await()
        .untilAsserted(
            () ->
                assertThat(pods().getFirst().getStatus().getContainerStatuses().getFirst())
                    .satisfies(
                        container -> {
                          assertThat(container.getRestartCount()).isPositive();
                          assertThat(container.getLastState().getTerminated()).isNotNull();
                        }));
    assertThat(events()).contains("Unhealthy");
  }

  @Test
  void aRollingUpdateNeverHasFewerReadyPodsThanWanted() throws Exception {
    content("fine");
    client.resource(deployment(2)).create();
    service();
    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(2));
    var before = new HashSet<>(readyAddresses());

    client
        .resource(current())
        .edit(
            d ->
                new DeploymentBuilder(d)
                    .editSpec()
                    .editTemplate()
                    .editMetadata()
                    .addToAnnotations("rolled", "once")
                    .endMetadata()
                    .endTemplate()
                    .endSpec()
                    .build());

    await()
        .untilAsserted(
            () -> {
              Set<String> now = readyAddresses();
              if (now.size() < 2) {
                throw new IllegalStateException("only " + now + " ready");
              }
              assertThat(now).hasSize(2).doesNotContainAnyElementsOf(before);
            });
    await().untilAsserted(() -> assertThat(pods()).hasSize(2));
    await()
        .untilAsserted(
            () ->
                assertThat(current().getStatus())
                    .satisfies(
                        s -> {
                          assertThat(s.getUpdatedReplicas()).isEqualTo(2);
                          assertThat(s.getReplicas()).isEqualTo(2);
                        }));
  }

  @Test
  void aTerminatingPodIsUnreadyFirstThenDrainsThenIsGone() throws Exception {
    content("fine");
    client.resource(deployment(1)).create();
    service();
    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(1));
    Pod pod = pods().getFirst();
    String address = pod.getStatus().getPodIP();

    client.resource(pod).delete();

    await()
        .untilAsserted(
            () ->
                assertThat(endpoints())
                    .filteredOn(e -> e.getAddresses().contains(address))
                    .singleElement()
                    .satisfies(
                        e -> {
                          assertThat(e.getConditions().getTerminating()).isTrue();
                          assertThat(e.getConditions().getReady()).isFalse();
                        }));
    await().untilAsserted(() -> assertThat(client.resource(pod).get()).isNull());
    assertThat(Files.readString(log(pod))).contains("draining");
  }

  @Test
  void aPodWithAFieldThatTheNodeDoesNotKnowIsNotRun() throws Exception {
    content("fine");
    Deployment odd = deployment(1);
    odd.getSpec().getTemplate().getSpec().setHostNetwork(true);

    client.resource(odd).create();

    await()
        .untilAsserted(
            () ->
                assertThat(pods())
                    .flatMap(pod -> pod.getStatus().getContainerStatuses())
                    .singleElement()
                    .satisfies(
                        container ->
                            assertThat(container.getState().getWaiting().getMessage())
                                .contains("spec.hostNetwork")));
    assertThat(events()).contains("UnsupportedPodField");
  }

  @Test
  void closingTheNodeEndsEveryProcess() throws Exception {
    content("fine");
    client.resource(deployment(2)).create();
    service();
    await().untilAsserted(() -> assertThat(readyAddresses()).hasSize(2));
    List<ProcessHandle> processes = ProcessHandle.current().children().toList();

    node.close();

    assertThat(processes).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
  }

  private static List<String> entrypoint() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        TestImage.class.getName());
  }

  private void content(String text) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("content")
            .endMetadata()
            .addToData("text", text)
            .build();
    client.resource(map).serverSideApply();
  }

  private void service() {
    client
        .load(
            stream(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec:
                  type: LoadBalancer
                  selector: {app: web}
                  ports: [{name: http, port: 80, targetPort: http}]
                """))
        .create();
  }

  private static Deployment deployment(int replicas) {
    return Serialization.unmarshal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 10
              automountServiceAccountToken: false
              containers:
                - name: web
                  image: test
                  args: [etc/content/text]
                  env:
                    - {name: GREETING, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                  ports: [{name: http, containerPort: %d}]
                  startupProbe: {httpGet: {path: /live, port: http}, periodSeconds: 1, failureThreshold: 30}
                  livenessProbe: {httpGet: {path: /live, port: http}, periodSeconds: 1, failureThreshold: 2}
                  readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 1, failureThreshold: 1}
                  volumeMounts: [{name: content, mountPath: /etc/content}]
              volumes: [{name: content, configMap: {name: content}}]
        """
            .formatted(replicas, TestImage.PORT),
        Deployment.class);
  }

  private static java.io.InputStream stream(String yaml) {
    return new java.io.ByteArrayInputStream(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Deployment current() {
    return client.apps().deployments().inNamespace(NAMESPACE).withName("web").get();
  }

  private List<Pod> pods() {
    return client.pods().inNamespace(NAMESPACE).withLabel("app", "web").list().getItems();
  }

  private List<String> events() {
    return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
        .map(event -> event.getReason())
        .toList();
  }

  private List<Endpoint> endpoints() {
    return client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(NAMESPACE)
        .list()
        .getItems()
        .stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .toList();
  }

  private Set<String> readyAddresses() {
    var addresses = new HashSet<String>();
    endpoints().stream()
        .filter(endpoint -> endpoint.getConditions().getReady())
        .forEach(endpoint -> addresses.addAll(endpoint.getAddresses()));
    return addresses;
  }

  private Path log(Pod pod) {
    return folder.resolve("logs").resolve(NAMESPACE + "_" + pod.getMetadata().getName() + ".log");
  }

  private String get(String address, String path) throws IOException, InterruptedException {
    var uri = URI.create("http://" + address + ":" + TestImage.PORT + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
