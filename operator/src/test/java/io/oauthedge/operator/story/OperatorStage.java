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

/**
 * An operator at work in a {@link Shop}.
 *
 * <p>It looks at a settled edge once an hour, so what happens within seconds was woken by a watch.
 */
public final class OperatorStage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What every edge owns. */
  static final List<Class<? extends HasMetadata>> OWNED =
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

  /** Starts with the API server of the client, which must know the resource's definition. */
  OperatorStage(KubernetesClient client) {
    this.client = client;
    this.shop = new Shop(client);
    this.operator = start();
  }

  KubernetesClient client() {
    return client;
  }

  Shop shop() {
    return shop;
  }

  /** Another operator in the place of this one, which knows nothing but the cluster. */
  void restart() {
    operator.close();
    operator = start();
  }

  /** Ends the operator, and takes away what was made. */
  @Override
  public void close() {
    operator.close();
    shop.close();
  }

  /** An edge with all that it names, accepted and applied. */
  void running(String edge) {
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

  void delete(Class<? extends HasMetadata> type, String name) {
    client.resources(type).inNamespace(shop.namespace()).withName(name).delete();
  }

  int replicas(String deployment) {
    return shop.find(Deployment.class, deployment).orElseThrow().getSpec().getReplicas();
  }

  Map<String, String> bootConfig(String edge) {
    return shop.owned(ConfigMap.class, edge).getFirst().getData();
  }

  Map<String, String> versions(String edge) {
    return OWNED.stream()
        .filter(type -> type != Deployment.class && type != PodDisruptionBudget.class)
        .flatMap(type -> shop.owned(type, edge).stream())
        .collect(
            Collectors.toMap(
                object -> object.getKind() + "/" + object.getMetadata().getName(),
                object -> object.getMetadata().getResourceVersion()));
  }

  static Set<String> names(List<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  static List<String> owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid).toList();
  }

  static String uid(OAuthEdge edge) {
    return edge.getMetadata().getUid();
  }

  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }
}
