package io.oauthedge.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiFrontIT {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, labels: {tier: front}}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: web:1
                env: [{name: A, value: a}, {name: B, value: b}]
                ports: [{containerPort: 8080}, {containerPort: 9090}]
      """;

  private static final String EDGE =
      """
      apiVersion: oauthedge.io/v1alpha1
      kind: OAuthEdge
      metadata: {name: orders, namespace: shop}
      spec:
        host: orders.example.com
        tls: {secretName: orders-tls}
        issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
        upstreams: [{name: orders, service: {name: orders, port: 8080}}]
      """;

  private ApiServer server;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    server = ApiServer.start(0);
    client = new KubernetesClientBuilder().withConfig(server.clientConfig()).build();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
        .create();
    try (InputStream crd =
        ApiFrontIT.class.getResourceAsStream("/oauthedges.oauthedge.io-v1.yml")) {
      client.load(crd).serverSideApply();
    }
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void applyCreatesWhatIsNotThereWithDefaults() {
    Deployment created = apply(DEPLOYMENT, "one");

    assertThat(created.getMetadata().getUid()).isNotEmpty();
    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(created.getSpec().getReplicas()).isEqualTo(1);
    assertThat(created.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
    assertThat(created.getMetadata().getManagedFields())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getManager()).isEqualTo("one");
              assertThat(entry.getOperation()).isEqualTo("Apply");
            });
  }

  @Test
  void applyOfTheSameChangesNothing() {
    Deployment first = apply(DEPLOYMENT, "one");

    Deployment second = apply(DEPLOYMENT, "one");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void applyRemovesWhatItsManagerLeavesOutAndNothingElse() {
    apply(DEPLOYMENT, "one");
    client
        .resource(Serialization.unmarshal(DEPLOYMENT, Deployment.class))
        .edit(
            d -> {
              d.getMetadata().getLabels().put("added", "by-another");
              return d;
            });

    Deployment changed =
        apply(
            DEPLOYMENT
                .replace(", labels: {tier: front}", "")
                .replace(", {name: B, value: b}", "")
                .replace(", {containerPort: 9090}", ""),
            "one");

    assertThat(changed.getMetadata().getLabels()).isEqualTo(Map.of("added", "by-another"));
    var container = changed.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getEnv())
        .singleElement()
        .satisfies(e -> assertThat(e.getName()).isEqualTo("A"));
    assertThat(container.getPorts()).hasSize(1);
    assertThat(changed.getSpec().getReplicas()).isEqualTo(1);
    assertThat(changed.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  void applyWithoutForceDoesNotTakeAnothersField() {
    apply(DEPLOYMENT, "one");

    assertThatThrownBy(
            () ->
                client
                    .resource(DEPLOYMENT.replace("web:1", "web:2"))
                    .patch(
                        new PatchContext.Builder()
                            .withPatchType(PatchType.SERVER_SIDE_APPLY)
                            .withFieldManager("two")
                            .withForce(false)
                            .build()))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409))
        .hasMessageContaining("one")
        .hasMessageContaining(".image");
  }

  @Test
  void aCustomResourceGetsItsDefaults() {
    OAuthEdge edge = client.resource(edge()).serverSideApply();
    GenericKubernetesResource raw = raw();

    assertThat(raw.<String>get("spec", "headers", "authorization")).isEqualTo("Keep");
    assertThat(edge.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void aValueThatTheSchemaRefusesIsRefusedByFieldName() {
    String bad = EDGE.replace("orders.example.com", "Orders:80");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(422);
              assertThat(e.getStatus().getDetails().getCauses().getFirst().getField())
                  .isEqualTo("spec.host");
            });
  }

  @Test
  void aMisspeltFieldIsRefused() {
    String bad = EDGE.replace("  host:", "  hots: x\n  host:");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .hasMessageContaining(".spec.hots");
  }

  @Test
  void aBrokenRuleAcrossFieldsIsRefused() {
    String bad = EDGE.replace("name: orders, service", "url: \"https://x.example.com\", service");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
  }

  @Test
  void aChangeThatARuleForbidsIsRefused() {
    String withClass = EDGE + "  externalAccess: {loadBalancerClass: example.com/first}\n";
    client.resource(withClass).serverSideApply();

    assertThatThrownBy(
            () -> client.resource(withClass.replace("/first", "/second")).serverSideApply())
        .hasMessageContaining("spec.externalAccess")
        .hasMessageContaining("loadBalancerClass");
  }

  @Test
  void statusAndSpecHaveTheirOwnPaths() {
    client.resource(edge()).serverSideApply();
    String body =
        "{\"spec\":{\"host\":\"other.example.com\"},\"status\":{\"observedGeneration\":1,\"bogus\":1}}";

    client
        .genericKubernetesResources("oauthedge.io/v1alpha1", "OAuthEdge")
        .inNamespace("shop")
        .withName("orders")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), body);

    GenericKubernetesResource after = raw();
    assertThat(after.<Object>get("status")).isEqualTo(Map.of("observedGeneration", 1));
    assertThat(after.<String>get("spec", "host")).isEqualTo("orders.example.com");
    assertThat(after.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(client.resource(edge()).serverSideApply().getStatus()).isNotNull();
  }

  @Test
  void anUpdateOfAnOldVersionIsAConflict() {
    ConfigMap old = client.resource(map("a", "1")).create();
    client.resource(map("a", "2")).update();
    old.setData(Map.of("k", "3"));

    assertThatThrownBy(() -> client.resource(old).lockResourceVersion().update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void childrenGoWithTheirOwner() {
    ConfigMap owner = client.resource(map("owner", "1")).create();
    ConfigMap child = map("child", "1");
    child
        .getMetadata()
        .setOwnerReferences(
            List.of(
                new OwnerReferenceBuilder()
                    .withApiVersion("v1")
                    .withKind("ConfigMap")
                    .withName("owner")
                    .withUid(owner.getMetadata().getUid())
                    .build()));
    client.resource(child).create();

    client.resource(owner).delete();

    await().untilAsserted(() -> assertThat(client.resource(child).get()).isNull());
  }

  @Test
  void aNamespaceTakesEverythingWithIt() {
    client.resource(map("a", "1")).create();

    client.namespaces().withName("shop").delete();

    await()
        .untilAsserted(
            () -> assertThat(client.configMaps().inAnyNamespace().list().getItems()).isEmpty());
  }

  @Test
  void aWatchSeesWhatItsSelectorSelectsAndNoMore() {
    var seen = new CopyOnWriteArrayList<String>();
    var ignored =
        client
            .configMaps()
            .inNamespace("shop")
            .withLabelSelector("app in (web, api)")
            .watch(
                new Watcher<>() {
                  @Override
                  public void eventReceived(Action action, ConfigMap map) {
                    seen.add(action + " " + map.getMetadata().getName());
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                });
    client.resource(labelled("a", "web")).create();
    client.resource(labelled("b", "other")).create();
    client.resource(labelled("a", "other")).update();
    client.resource(labelled("b", "api")).update();

    await().untilAsserted(() -> assertThat(seen).hasSize(3));
    assertThat(seen).containsExactly("ADDED a", "DELETED a", "ADDED b");
  }

  @Test
  void aWatchInChunksBeginsAfterItsVersion() throws Exception {
    client.resource(map("a", "1")).create();
    String version =
        client.configMaps().inNamespace("shop").list().getMetadata().getResourceVersion();
    client.resource(map("a", "2")).update();
    client.resource(map("a", "2")).delete();

    var lines =
        get(
            "/api/v1/namespaces/shop/configmaps?watch=true&timeoutSeconds=1&resourceVersion="
                + version,
            "application/json");

    assertThat(lines.lines().map(line -> Serialization.unmarshal(line, Map.class).get("type")))
        .containsExactly("MODIFIED", "DELETED");
  }

  @Test
  void aServiceGetsALoopbackAddressForGood() {
    String yaml =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {ports: [{port: 80}]}
        """;
    var first = (Service) client.resource(yaml).serverSideApply();

    var second = (Service) client.resource(yaml.replace("80", "81")).serverSideApply();

    assertThat(second.getSpec().getClusterIP())
        .startsWith("127.")
        .isEqualTo(first.getSpec().getClusterIP());
    assertThat(second.getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getTargetPort().getIntVal()).isEqualTo(81));
  }

  @Test
  void aTableHasTheColumnsOfTheDefinition() throws Exception {
    client.resource(edge()).serverSideApply();

    String table =
        get(
            "/apis/oauthedge.io/v1alpha1/oauthedges",
            "application/json;as=Table;v=v1;g=meta.k8s.io");

    var json = Serialization.unmarshal(table, com.fasterxml.jackson.databind.JsonNode.class);
    assertThat(json.at("/columnDefinitions").findValuesAsText("name"))
        .startsWith("Name", "READY", "HOST");
    assertThat(json.at("/rows/0/cells/0").asText()).isEqualTo("orders");
    assertThat(json.at("/rows/0/cells/2").asText()).isEqualTo("orders.example.com");
  }

  private Deployment apply(String yaml, String manager) {
    return client
        .resource(Serialization.unmarshal(yaml, Deployment.class))
        .fieldManager(manager)
        .forceConflicts()
        .serverSideApply();
  }

  private static OAuthEdge edge() {
    return Serialization.unmarshal(EDGE, OAuthEdge.class);
  }

  private GenericKubernetesResource raw() {
    return client
        .genericKubernetesResources("oauthedge.io/v1alpha1", "OAuthEdge")
        .inNamespace("shop")
        .withName("orders")
        .get();
  }

  private static ConfigMap map(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .endMetadata()
        .addToData("k", value)
        .build();
  }

  private static ConfigMap labelled(String name, String app) {
    ConfigMap map = map(name, "1");
    map.getMetadata().setLabels(Map.of("app", app));
    return map;
  }

  private String get(String path, String accept) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(server.url() + path))
              .header("Accept", accept)
              .timeout(Duration.ofSeconds(20))
              .build();
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      return String.join("\n", answer.body().toList());
    }
  }
}
