package io.oauthedge.operator.story;

import static io.oauthedge.operator.story.OperatorStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.oauthedge.operator.fixture.TestAuthority;
import io.oauthedge.operator.identity.Pem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator says of a spec and its references, and what runs meanwhile. */
interface SpecStory {
  /** Where it is acted out. */
  OperatorStage stage();

  @Test
  default void aMissingSecretIsNamedAndItsCreationWakesTheEdge() {
    stage().shop().createService("late", 8080);
    stage().shop().apply("late");
    eventually(
        () ->
            assertThat(stage().shop().condition("late", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.tls.secretName", "late-tls does not exist", "Create it"));
    assertThat(stage().shop().find(Deployment.class, "late-edge")).isEmpty();

    stage().shop().createCertificate("late");

    eventually(() -> assertThat(stage().shop().find(Deployment.class, "late-edge")).isPresent());
    eventually(
        () -> assertThat(stage().shop().condition("late", "ResolvedRefs")).startsWith("True"));
  }

  @Test
  default void whatChangesIsToldOnceAsAnEvent() {
    stage().shop().createService("told", 8080);
    stage().shop().apply("told");
    eventually(
        () -> assertThat(stage().shop().events("told")).containsExactly("ReferenceUnresolved"));

    stage().shop().createCertificate("told");
    eventually(
        () ->
            assertThat(stage().shop().events("told"))
                .containsExactlyInAnyOrder("ReferenceUnresolved", "ReferencesResolved"));

    stage().shop().apply("told", "deployment: {replicas: 3}");
    eventually(() -> assertThat(stage().replicas("told-edge")).isEqualTo(3));
    assertThat(stage().shop().events("told")).hasSize(2);
  }

  @Test
  default void aServiceThatLosesItsPortIsNamedWithThePortThatItHas() {
    stage().running("moved");

    stage().shop().changePort("moved", 8081);

    eventually(
        () ->
            assertThat(stage().shop().condition("moved", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.upstreams[0].service.port", "has no port 8080", "8081 (http)"));
    stage().shop().changePort("moved", 8080);
    eventually(
        () -> assertThat(stage().shop().condition("moved", "ResolvedRefs")).startsWith("True"));
  }

  @Test
  default void aBrokenSpecLeavesTheLastGoodEdgeAsItIs() {
    stage().running("broken");
    Map<String, String> good = stage().bootConfig("broken");

    stage().shop().apply("broken", "additionalHosts: [a.example.com]", "deployment: {replicas: 5}");

    eventually(
        () ->
            assertThat(stage().shop().condition("broken", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.tls.secretName", "does not cover a.example.com"));
    assertThat(stage().bootConfig("broken")).isEqualTo(good);
    assertThat(stage().replicas("broken-edge")).isEqualTo(2);
    stage().delete(PodDisruptionBudget.class, "broken-edge");
    eventually(
        () ->
            assertThat(stage().shop().find(PodDisruptionBudget.class, "broken-edge")).isPresent());
    stage().shop().apply("broken", "deployment: {replicas: 3}");
    eventually(() -> assertThat(stage().replicas("broken-edge")).isEqualTo(3));
  }

  @Test
  default void aBrokenNewPairIsNamedWithItsFixAndTheOldOneStays() {
    stage().running("pair");
    Map<String, String> good = stage().bootConfig("pair");
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root("root", now);
    TestAuthority between = root.intermediate("between");
    TestAuthority.Pair leaf = between.leaf("orders.example.com");
    Map<String, byte[]> ordered = leaf.entries(between.certificate(), root.certificate());
    Map<String, Map<String, byte[]>> broken =
        Map.of(
            "certificate 2 in tls.crt (CN=root) did not sign certificate 1",
            leaf.entries(root.certificate(), between.certificate()),
            "tls.key is not the key of the first certificate",
            Map.of(
                "tls.crt",
                Pem.certificates(List.of(leaf.certificate())),
                "tls.key",
                Pem.keys(List.of(root.keys().getPrivate()))),
            "the certificate expired at",
            TestAuthority.root("old", now.minus(Duration.ofDays(91)))
                .leaf("orders.example.com")
                .entries(),
            "does not cover orders.example.com; it covers other.example.com",
            between.leaf("other.example.com").entries());

    broken.forEach(
        (why, entries) -> {
          stage().shop().replaceCertificate("pair", entries);
          eventually(
              () ->
                  assertThat(stage().shop().condition("pair", "ResolvedRefs"))
                      .startsWith("False")
                      .contains("spec.tls.secretName", "pair-tls", why));
        });

    assertThat(stage().bootConfig("pair")).isEqualTo(good);
    stage().shop().replaceCertificate("pair", ordered);
    eventually(
        () -> assertThat(stage().shop().condition("pair", "ResolvedRefs")).startsWith("True"));
  }

  @Test
  default void aRuleThatTheSchemaCannotSeeIsToldAtOnceWithItsFix() {
    stage().running("clash");

    stage()
        .shop()
        .apply(
            "clash",
            "routes:",
            "  - {name: one, match: {path: /a}}",
            "  - {name: two, match: {path: /a/}}");

    eventually(
        () ->
            assertThat(stage().shop().condition("clash", "Accepted"))
                .startsWith("False")
                .contains("spec.routes[1].match", "Change the path"));
  }

  @Test
  default void aPausedEdgeIsLeftAlone() {
    stage().running("paused");
    stage().shop().apply("paused", "paused: true", "deployment: {replicas: 4}");
    eventually(
        () -> assertThat(stage().shop().condition("paused", "Reconciling")).contains("Paused"));
    stage().delete(NetworkPolicy.class, "paused-edge");

    stage().shop().apply("paused", "deployment: {replicas: 3}");

    eventually(
        () -> {
          assertThat(stage().replicas("paused-edge")).isEqualTo(3);
          assertThat(stage().shop().find(NetworkPolicy.class, "paused-edge")).isPresent();
        });
  }

  @Test
  default void aNewOperatorFindsEverythingInPlace() {
    stage().running("kept");
    Map<String, String> before = stage().versions("kept");

    stage().restart();

    stage().shop().createCertificate("after");
    stage().shop().createService("after", 8080);
    stage().shop().apply("after");
    eventually(() -> assertThat(stage().shop().find(Deployment.class, "after-edge")).isPresent());
    assertThat(stage().versions("kept")).isEqualTo(before);
  }

  @Test
  default void aNewOperatorThatMeetsABrokenSpecKnowsTheLastGoodConfiguration() {
    stage().running("stored");
    stage().shop().apply("stored", "additionalHosts: [a.example.com]");
    eventually(
        () ->
            assertThat(stage().shop().condition("stored", "Programmed"))
                .contains("ServingLastGood", "generation 1"));

    stage().restart();
    stage().shop().apply("stored", "additionalHosts: [b.example.com]");

    eventually(
        () ->
            assertThat(stage().shop().condition("stored", "Programmed"))
                .startsWith("False ServingLastGood")
                .contains("generation 1", "instead of 3"));
  }
}
