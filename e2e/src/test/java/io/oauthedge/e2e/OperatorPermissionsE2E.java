package io.oauthedge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.operator.EdgeOperator;
import io.oauthedge.operator.OperatorSettings;
import io.oauthedge.operator.canary.CanaryRound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's role lets it do its work, and grants nothing that the work does not need. */
class OperatorPermissionsE2E {
  private static final Path ROLE = Path.of("../deploy/base/cluster-role.yaml");
  private static final String ACCOUNT = "oauthedge-operator";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String OWNED = "orders-edge";

  private static final List<String> NEIGHBOURS =
      List.of(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: orders}
          spec: {ports: [{port: 8080}]}
          """,
          """
          apiVersion: v1
          kind: Secret
          metadata: {name: orders-probe}
          stringData: {client-id: probe, client-secret: not-a-secret}
          """);

  private static Cluster cluster;
  private static Api api;

  @BeforeAll
  static void installTheCrd() {
    cluster = Cluster.open();
    api = Api.install(cluster);
  }

  @AfterAll
  static void leaveTheCluster() {
    if (cluster != null) {
      cluster.client().rbac().clusterRoles().withName(roleName()).delete();
      cluster.close();
    }
  }

  @Test
  void theRoleGrantsWhatTheOperatorUsesAndNothingElse() {
    ClusterRole role = bind(Api.read(ROLE, ClusterRole.class));
    Set<Permission> used = new ConcurrentSkipListSet<>();

    try (KubernetesClient client = cluster.as(ACCOUNT, recorder(used));
        EdgeOperator operator =
            EdgeOperator.start(
                client,
                settings(),
                Metrics.NOOP,
                new SimpleMeterRegistry(),
                (subject, scope) -> new CanaryRound.NotSent("", "No rounds are sent here."))) {
      assertThat(operator.isStarted()).isTrue();
      live();
    }

    assertThat(used).containsExactlyInAnyOrderElementsOf(Permission.grantedBy(role).toList());
  }

  /** An edge comes before what it refers to, is repaired, and changes its shape and its access. */
  private static void live() {
    api.apply(edge("ClusterIP", "64Ki"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(eventsAboutTheEdge()).isPositive());

    NEIGHBOURS.forEach(
        neighbour -> api.apply(Serialization.unmarshal(neighbour, HasMetadata.class)));
    await().atMost(PATIENCE).untilAsserted(OperatorPermissionsE2E::everythingIsThere);
    String firstShape = configMaps().getFirst();

    cluster
        .client()
        .policy()
        .v1()
        .podDisruptionBudget()
        .inNamespace(cluster.namespace())
        .withName(OWNED)
        .delete();
    await().atMost(PATIENCE).untilAsserted(OperatorPermissionsE2E::everythingIsThere);

    api.apply(edge("Ingress", "128Ki"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(configMaps()).hasSize(1).doesNotContain(firstShape));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(ingress()).isNotNull());

    api.apply(edge("ClusterIP", "128Ki"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(ingress()).isNull());
  }

  /** No replicas: what the operator does must not depend on a kubelet. */
  private static GenericKubernetesResource edge(String access, String maxSize) {
    String yaml =
        """
        apiVersion: oauthedge.io/v1alpha1
        kind: OAuthEdge
        metadata: {name: orders}
        spec:
          host: orders.example.com
          externalAccess: {type: %s, trustedProxies: [10.20.0.0/24]}
          tls: {plaintext: TerminatedUpstream}
          issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
          upstreams: [{service: {name: orders, port: 8080}}]
          headers: {maxSize: %s}
          readiness: {tokenEndpoint: {clientSecretName: orders-probe}}
          deployment: {replicas: 0}
        """
            .formatted(access, maxSize);
    return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
  }

  private static @Nullable Ingress ingress() {
    return cluster
        .client()
        .network()
        .v1()
        .ingresses()
        .inNamespace(cluster.namespace())
        .withName(OWNED)
        .get();
  }

  private static void everythingIsThere() {
    KubernetesClient client = cluster.client();
    String namespace = cluster.namespace();
    assertThat(client.apps().deployments().inNamespace(namespace).withName(OWNED).get())
        .isNotNull();
    assertThat(client.services().inNamespace(namespace).withName(OWNED).get()).isNotNull();
    assertThat(
            client.policy().v1().podDisruptionBudget().inNamespace(namespace).withName(OWNED).get())
        .isNotNull();
    assertThat(client.network().v1().networkPolicies().inNamespace(namespace).withName(OWNED).get())
        .isNotNull();
  }

  /** The operator tells by an Event what it has written into status: here, what is missing. */
  private static long eventsAboutTheEdge() {
    return cluster
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(cluster.namespace())
        .list()
        .getItems()
        .stream()
        .filter(event -> event.getRegarding().getKind().equals("OAuthEdge"))
        .count();
  }

  private static List<String> configMaps() {
    return cluster
        .client()
        .configMaps()
        .inNamespace(cluster.namespace())
        .withLabel("app.kubernetes.io/instance", "orders")
        .list()
        .getItems()
        .stream()
        .map(configMap -> configMap.getMetadata().getName())
        .toList();
  }

  private static OperatorSettings settings() {
    return OperatorSettings.from(
        Map.of(
            "OAUTHEDGE_NAMESPACES", cluster.namespace(),
            "OAUTHEDGE_SCRAPE_INTERVAL", "1",
            "OAUTHEDGE_HEALTH_PORT", "0"));
  }

  /** The role under a name of this run, bound to the account in the test's namespace alone. */
  private static ClusterRole bind(ClusterRole role) {
    role.getMetadata().setName(roleName());
    api.apply(role);
    api.apply(
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(ACCOUNT)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", roleName())
            .addNewSubject()
            .withKind("ServiceAccount")
            .withName(ACCOUNT)
            .withNamespace(cluster.namespace())
            .endSubject()
            .build());
    return role;
  }

  private static String roleName() {
    return cluster.namespace() + "-operator";
  }

  private static Interceptor recorder(Set<Permission> used) {
    return new Interceptor() {
      @Override
      public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        Permission.neededBy(request).forEach(used::add);
      }
    };
  }
}
