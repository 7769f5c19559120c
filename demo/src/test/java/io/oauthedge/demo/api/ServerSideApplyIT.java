package io.oauthedge.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-side apply keeps book of who owns which field. */
class ServerSideApplyIT {
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

  private Deployment apply(String yaml, String manager) {
    return client
        .resource(Serialization.unmarshal(yaml, Deployment.class))
        .fieldManager(manager)
        .forceConflicts()
        .serverSideApply();
  }
}
