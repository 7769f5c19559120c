package io.oauthedge.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects have versions, owners, and watchers that miss nothing. */
class StorageIT {
  private ApiStand stand;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    stand = new ApiStand();
    client = stand.client();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void anUpdateOfAnOldVersionIsAConflict() {
    ConfigMap old = client.resource(ApiStand.map("a", "1")).create();
    client.resource(ApiStand.map("a", "2")).update();
    old.setData(Map.of("k", "3"));

    assertThatThrownBy(() -> client.resource(old).lockResourceVersion().update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void childrenGoWithTheirOwner() {
    ConfigMap owner = client.resource(ApiStand.map("owner", "1")).create();
    ConfigMap child = ApiStand.map("child", "1");
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
    client.resource(ApiStand.map("a", "1")).create();

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
    client.resource(ApiStand.map("a", "1")).create();
    String version =
        client.configMaps().inNamespace("shop").list().getMetadata().getResourceVersion();
    client.resource(ApiStand.map("a", "2")).update();
    client.resource(ApiStand.map("a", "2")).delete();

    var lines =
        stand.get(
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

  private static ConfigMap labelled(String name, String app) {
    ConfigMap map = ApiStand.map(name, "1");
    map.getMetadata().setLabels(Map.of("app", app));
    return map;
  }
}
