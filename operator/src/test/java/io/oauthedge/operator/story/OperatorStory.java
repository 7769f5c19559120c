package io.oauthedge.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.EdgeOperator;
import io.oauthedge.operator.OperatorSettings;
import io.oauthedge.operator.OperatorSettings.CanarySettings;
import io.oauthedge.operator.canary.CanaryRound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the operator does, whatever the API server: run unchanged against a stand-in and a real one.
 *
 * <p>Needs no pods. The operator looks at a settled edge once an hour here, so what happens within
 * seconds was woken by a watch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperatorStory {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Class<? extends HasMetadata>> OWNED =
      List.of(
          Deployment.class,
          Service.class,
          ServiceAccount.class,
          ConfigMap.class,
          Secret.class,
          PodDisruptionBudget.class,
          NetworkPolicy.class);

  private final KubernetesClient client;
  private final Shop shop;
  private EdgeOperator operator;

  /** Runs against the API server of the client, which must know the resource's definition. */
  protected OperatorStory(KubernetesClient client) {
    this.client = client;
    this.shop = new Shop(client);
    this.operator = start();
  }

  /** Ends the operator, and takes away what the suite made. */
  @AfterAll
  protected void leaveNothing() {
    operator.close();
    shop.close();
  }

  @Test
  void anEdgeBecomesObjectsThatItOwns() {
    shop.createCertificate("new");
    shop.createService("new", 8080);

    OAuthEdge edge = shop.apply("new");

    eventually(
        () -> {
          for (Class<? extends HasMetadata> type : OWNED) {
            assertThat(shop.owned(type, "new"))
                .as(type.getSimpleName())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(owners(object)).containsExactly(uid(edge)));
          }
        });
    assertThat(shop.secret("new-edge-admin").getData())
        .containsOnlyKeys("tls.crt", "tls.key", "ca.crt", "digest.key", "canary.keys");
  }

  @Test
  void aMissingSecretIsNamedAndItsCreationWakesTheEdge() {
    shop.createService("late", 8080);
    shop.apply("late");
    eventually(
        () ->
            assertThat(shop.condition("late", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.tls.secretName", "late-tls does not exist", "Create it"));
    assertThat(shop.find(Deployment.class, "late-edge")).isEmpty();

    shop.createCertificate("late");

    eventually(() -> assertThat(shop.find(Deployment.class, "late-edge")).isPresent());
    eventually(() -> assertThat(shop.condition("late", "ResolvedRefs")).startsWith("True"));
  }

  @Test
  void whatChangesIsToldOnceAsAnEvent() {
    shop.createService("told", 8080);
    shop.apply("told");
    eventually(() -> assertThat(shop.events("told")).containsExactly("ReferenceUnresolved"));

    shop.createCertificate("told");
    eventually(
        () ->
            assertThat(shop.events("told"))
                .containsExactlyInAnyOrder("ReferenceUnresolved", "ReferencesResolved"));

    shop.apply("told", "deployment: {replicas: 3}");
    eventually(() -> assertThat(replicas("told-edge")).isEqualTo(3));
    assertThat(shop.events("told")).hasSize(2);
  }

  @Test
  void aServiceThatLosesItsPortIsNamedWithThePortThatItHas() {
    running("moved");

    shop.changePort("moved", 8081);

    eventually(
        () ->
            assertThat(shop.condition("moved", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.upstreams[0].service.port", "has no port 8080", "8081 (http)"));
    shop.changePort("moved", 8080);
    eventually(() -> assertThat(shop.condition("moved", "ResolvedRefs")).startsWith("True"));
  }

  @Test
  void whatSomeoneEditsIsRepaired() {
    running("edited");

    client
        .apps()
        .deployments()
        .inNamespace(shop.namespace())
        .withName("edited-edge")
        .edit(d -> d.edit().editSpec().withReplicas(7).endSpec().build());
    delete(NetworkPolicy.class, "edited-edge");

    eventually(
        () -> {
          assertThat(replicas("edited-edge")).isEqualTo(2);
          assertThat(shop.find(NetworkPolicy.class, "edited-edge")).isPresent();
        });
  }

  @Test
  void anObjectThatLostItsLabelIsTakenBack() {
    running("unlabelled");
    Map<String, String> identity = shop.secret("unlabelled-edge-admin").getData();

    client
        .secrets()
        .inNamespace(shop.namespace())
        .withName("unlabelled-edge-admin")
        .edit(
            s ->
                s.edit()
                    .editMetadata()
                    .removeFromLabels("app.kubernetes.io/managed-by")
                    .endMetadata()
                    .build());

    eventually(
        () ->
            assertThat(shop.secret("unlabelled-edge-admin").getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "oauthedge-operator"));
    assertThat(shop.secret("unlabelled-edge-admin").getData()).isEqualTo(identity);
  }

  @Test
  void aBrokenSpecLeavesTheLastGoodEdgeAsItIs() {
    running("broken");
    Map<String, String> good = bootConfig("broken");

    shop.apply("broken", "additionalHosts: [a.example.com]", "deployment: {replicas: 5}");

    eventually(
        () ->
            assertThat(shop.condition("broken", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.tls.secretName", "does not cover a.example.com"));
    assertThat(bootConfig("broken")).isEqualTo(good);
    assertThat(replicas("broken-edge")).isEqualTo(2);
    delete(PodDisruptionBudget.class, "broken-edge");
    eventually(() -> assertThat(shop.find(PodDisruptionBudget.class, "broken-edge")).isPresent());
    shop.apply("broken", "deployment: {replicas: 3}");
    eventually(() -> assertThat(replicas("broken-edge")).isEqualTo(3));
  }

  @Test
  void aRuleThatTheSchemaCannotSeeIsToldAtOnceWithItsFix() {
    running("clash");

    shop.apply(
        "clash",
        "routes:",
        "  - {name: one, match: {path: /a}}",
        "  - {name: two, match: {path: /a/}}");

    eventually(
        () ->
            assertThat(shop.condition("clash", "Accepted"))
                .startsWith("False")
                .contains("spec.routes[1].match", "Change the path"));
  }

  @Test
  void aPausedEdgeIsLeftAlone() {
    running("paused");
    shop.apply("paused", "paused: true", "deployment: {replicas: 4}");
    eventually(() -> assertThat(shop.condition("paused", "Reconciling")).contains("Paused"));
    delete(NetworkPolicy.class, "paused-edge");

    shop.apply("paused", "deployment: {replicas: 3}");

    eventually(
        () -> {
          assertThat(replicas("paused-edge")).isEqualTo(3);
          assertThat(shop.find(NetworkPolicy.class, "paused-edge")).isPresent();
        });
  }

  @Test
  void aChangeThatNeedsOtherMountsLeavesOldPodsTheirConfiguration() {
    running("shaped");
    Set<String> before = names(shop.owned(ConfigMap.class, "shaped"));

    shop.apply("shaped", "headers: {maxSize: 128Ki}");

    eventually(
        () ->
            assertThat(names(shop.owned(ConfigMap.class, "shaped")))
                .containsAll(before)
                .hasSize(2));
  }

  @Test
  void anIngressComesWhenItIsAskedForIsRepairedAndGoes() {
    running("entered");
    assertThat(shop.owned(Ingress.class, "entered")).isEmpty();

    shop.apply("entered", "externalAccess: {type: Ingress, provider: INGRESS_NGINX}");
    eventually(
        () ->
            assertThat(shop.find(Service.class, "entered-edge").orElseThrow().getSpec().getType())
                .isEqualTo("ClusterIP"));
    eventually(() -> assertThat(shop.owned(Ingress.class, "entered")).hasSize(1));
    delete(Ingress.class, "entered-edge");
    eventually(() -> assertThat(shop.owned(Ingress.class, "entered")).hasSize(1));

    shop.apply("entered");
    eventually(() -> assertThat(shop.owned(Ingress.class, "entered")).isEmpty());
  }

  @Test
  void nobodyElsesObjectIsTaken() {
    shop.createCertificate("foreign");
    shop.createService("foreign", 8080);
    shop.createService("foreign-edge", 9999);

    shop.apply("foreign");

    eventually(
        () ->
            assertThat(shop.condition("foreign", "Programmed"))
                .startsWith("False")
                .contains("foreign-edge exists and is not this edge's"));
    assertThat(shop.find(Service.class, "foreign-edge").orElseThrow().getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getPort()).isEqualTo(9999));
  }

  @Test
  void aNewOperatorFindsEverythingInPlace() {
    running("kept");
    Map<String, String> before = versions("kept");

    operator.close();
    operator = start();

    shop.createCertificate("after");
    shop.createService("after", 8080);
    shop.apply("after");
    eventually(() -> assertThat(shop.find(Deployment.class, "after-edge")).isPresent());
    assertThat(versions("kept")).isEqualTo(before);
  }

  @Test
  void withTheEdgeGoesWhatItOwned() {
    running("gone");

    shop.deleteEdge("gone");

    eventually(
        () -> assertThat(OWNED).allSatisfy(type -> assertThat(shop.owned(type, "gone")).isEmpty()));
    assertThat(shop.find(Secret.class, "gone-tls")).isPresent();
  }

  private void running(String edge) {
    shop.createCertificate(edge);
    shop.createService(edge, 8080);
    shop.apply(edge);
    eventually(
        () -> {
          assertThat(OWNED).allSatisfy(type -> assertThat(shop.owned(type, edge)).isNotEmpty());
          assertThat(shop.condition(edge, "Accepted")).startsWith("True");
        });
  }

  private EdgeOperator start() {
    var settings =
        new OperatorSettings(
            Set.of(shop.namespace()),
            "oauthedge-dataplane:test",
            "oauthedge-system",
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            "operator-story",
            CanarySettings.none(),
            0);
    return EdgeOperator.start(
        client,
        settings,
        Metrics.NOOP,
        new SimpleMeterRegistry(),
        (subject, scope) -> new CanaryRound.NotSent("", "The story sends no rounds."));
  }

  private void delete(Class<? extends HasMetadata> type, String name) {
    client.resources(type).inNamespace(shop.namespace()).withName(name).delete();
  }

  private int replicas(String deployment) {
    return shop.find(Deployment.class, deployment).orElseThrow().getSpec().getReplicas();
  }

  private Map<String, String> bootConfig(String edge) {
    return shop.owned(ConfigMap.class, edge).getFirst().getData();
  }

  private Map<String, String> versions(String edge) {
    return OWNED.stream()
        .filter(type -> type != Deployment.class && type != PodDisruptionBudget.class)
        .flatMap(type -> shop.owned(type, edge).stream())
        .collect(
            Collectors.toMap(
                object -> object.getKind() + "/" + object.getMetadata().getName(),
                object -> object.getMetadata().getResourceVersion()));
  }

  private static Set<String> names(List<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static List<String> owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid).toList();
  }

  private static String uid(OAuthEdge edge) {
    return edge.getMetadata().getUid();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }
}
