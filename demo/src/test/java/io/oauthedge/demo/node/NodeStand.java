package io.oauthedge.demo.node;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.demo.api.ApiServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A node beside an API server, and what a test does and sees there. */
final class NodeStand implements AutoCloseable {
  private static final String NAMESPACE = "shop";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final ApiServer api;
  private final KubernetesClient client;
  private final Node node;

  NodeStand(Path folder) {
    this.folder = folder;
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
                image -> entrypoint(),
                service -> List.of(new LoadBalancerIngressBuilder().withIp("127.0.0.1").build())));
  }

  KubernetesClient client() {
    return client;
  }

  Node node() {
    return node;
  }

  @Override
  public void close() {
    node.close();
    client.close();
    api.close();
    http.close();
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

  void content(String text) {
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

  void service() {
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

  static Deployment deployment(int replicas) {
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

  private static InputStream stream(String yaml) {
    return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
  }

  Deployment current() {
    return client.apps().deployments().inNamespace(NAMESPACE).withName("web").get();
  }

  List<Pod> pods() {
    return client.pods().inNamespace(NAMESPACE).withLabel("app", "web").list().getItems();
  }

  List<String> events() {
    return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
        .map(event -> event.getReason())
        .toList();
  }

  List<Endpoint> endpoints() {
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

  Set<String> readyAddresses() {
    var addresses = new HashSet<String>();
    endpoints().stream()
        .filter(endpoint -> endpoint.getConditions().getReady())
        .forEach(endpoint -> addresses.addAll(endpoint.getAddresses()));
    return addresses;
  }

  Path log(Pod pod) {
    return folder.resolve("logs").resolve(NAMESPACE + "_" + pod.getMetadata().getName() + ".log");
  }

  String get(String address, String path) throws IOException, InterruptedException {
    var uri = URI.create("http://" + address + ":" + TestImage.PORT + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
