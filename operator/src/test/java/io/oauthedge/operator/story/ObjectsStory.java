package io.oauthedge.operator.story;

import static io.oauthedge.operator.story.OperatorStage.OWNED;
import static io.oauthedge.operator.story.OperatorStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the operator makes, keeps as it made it, and leaves to others. */
interface ObjectsStory {
  /** Where it is acted out. */
  OperatorStage stage();

  @Test
  default void anEdgeBecomesObjectsThatItOwns() {
    stage().shop().createCertificate("new");
    stage().shop().createService("new", 8080);

    OAuthEdge edge = stage().shop().apply("new");

    eventually(
        () -> {
          for (Class<? extends HasMetadata> type : OWNED) {
            assertThat(stage().shop().owned(type, "new"))
                .as(type.getSimpleName())
                .isNotEmpty()
                .allSatisfy(
                    object ->
                        assertThat(OperatorStage.owners(object))
                            .containsExactly(OperatorStage.uid(edge)));
          }
        });
    assertThat(stage().shop().secret("new-edge-admin").getData())
        .containsOnlyKeys("tls.crt", "tls.key", "ca.crt", "digest.key", "canary.keys");
  }

  @Test
  default void whatSomeoneEditsIsRepaired() {
    stage().running("edited");

    stage()
        .client()
        .apps()
        .deployments()
        .inNamespace(stage().shop().namespace())
        .withName("edited-edge")
        .edit(d -> d.edit().editSpec().withReplicas(7).endSpec().build());
    stage().delete(NetworkPolicy.class, "edited-edge");

    eventually(
        () -> {
          assertThat(stage().replicas("edited-edge")).isEqualTo(2);
          assertThat(stage().shop().find(NetworkPolicy.class, "edited-edge")).isPresent();
        });
  }

  @Test
  default void anObjectThatLostItsLabelIsTakenBack() {
    stage().running("unlabelled");
    Map<String, String> identity = stage().shop().secret("unlabelled-edge-admin").getData();

    stage()
        .client()
        .secrets()
        .inNamespace(stage().shop().namespace())
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
            assertThat(stage().shop().secret("unlabelled-edge-admin").getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "oauthedge-operator"));
    assertThat(stage().shop().secret("unlabelled-edge-admin").getData()).isEqualTo(identity);
  }

  @Test
  default void aChangeThatNeedsOtherMountsLeavesOldPodsTheirConfiguration() {
    stage().running("shaped");
    Set<String> before = OperatorStage.names(stage().shop().owned(ConfigMap.class, "shaped"));

    stage().shop().apply("shaped", "headers: {maxSize: 128Ki}");

    eventually(
        () ->
            assertThat(OperatorStage.names(stage().shop().owned(ConfigMap.class, "shaped")))
                .containsAll(before)
                .hasSize(2));
  }

  @Test
  default void anIngressComesWhenItIsAskedForIsRepairedAndGoes() {
    stage().running("entered");
    assertThat(stage().shop().owned(Ingress.class, "entered")).isEmpty();

    stage().shop().apply("entered", "externalAccess: {type: Ingress, provider: INGRESS_NGINX}");
    eventually(
        () ->
            assertThat(
                    stage()
                        .shop()
                        .find(Service.class, "entered-edge")
                        .orElseThrow()
                        .getSpec()
                        .getType())
                .isEqualTo("ClusterIP"));
    eventually(() -> assertThat(stage().shop().owned(Ingress.class, "entered")).hasSize(1));
    stage().delete(Ingress.class, "entered-edge");
    eventually(() -> assertThat(stage().shop().owned(Ingress.class, "entered")).hasSize(1));

    stage().shop().apply("entered");
    eventually(() -> assertThat(stage().shop().owned(Ingress.class, "entered")).isEmpty());
  }

  @Test
  default void nobodyElsesObjectIsTaken() {
    stage().shop().createCertificate("foreign");
    stage().shop().createService("foreign", 8080);
    stage().shop().createService("foreign-edge", 9999);

    stage().shop().apply("foreign");

    eventually(
        () ->
            assertThat(stage().shop().condition("foreign", "Programmed"))
                .startsWith("False")
                .contains("foreign-edge exists and is not this edge's"));
    assertThat(
            stage().shop().find(Service.class, "foreign-edge").orElseThrow().getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getPort()).isEqualTo(9999));
  }

  @Test
  default void withTheEdgeGoesWhatItOwned() {
    stage().running("gone");

    stage().shop().deleteEdge("gone");

    eventually(
        () ->
            assertThat(OWNED)
                .allSatisfy(type -> assertThat(stage().shop().owned(type, "gone")).isEmpty()));
    assertThat(stage().shop().find(Secret.class, "gone-tls")).isPresent();
  }
}
