package io.oauthedge.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixtures that the build holds to the schema, before the judge of last resort. */
class CustomResourceValidationE2E {
  private static final Path FIXTURES = Path.of("../crds/src/test/resources/validation");
  private static final Path SAMPLES = Path.of("../deploy/samples");

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
      cluster.close();
    }
  }

  static Stream<Path> valid() throws IOException {
    return Stream.concat(Api.files(FIXTURES, "valid-"), Api.files(SAMPLES, ""));
  }

  static Stream<Path> invalid() throws IOException {
    return Api.files(FIXTURES, "invalid-");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidResourceIsAcceptedWithoutAnUnknownField(Path fixture) {
    assertThatCode(() -> api.dryRun(Api.read(fixture))).doesNotThrowAnyException();
  }

  /** The first line of the file says what the refusal must name. */
  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidResourceIsRefusedAndTheMessageNamesTheFieldOrTheFix(Path fixture) {
    String expected = Api.text(fixture).lines().findFirst().orElseThrow().substring("# ".length());

    assertThatThrownBy(() -> api.dryRun(Api.read(fixture)))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void anUnknownFieldIsRefused() {
    var misspelt = Api.read(FIXTURES.resolve("valid-minimal.yaml"));
    spec(misspelt).put("hots", "orders.example.com");

    assertThatThrownBy(() -> api.dryRun(misspelt)).hasMessageContaining(".spec.hots");
  }

  @Test
  void theLoadBalancerClassCannotChangeUnderAService() {
    api.apply(withLoadBalancerClass("example.com/first"));

    assertThatThrownBy(() -> api.apply(withLoadBalancerClass("example.com/second")))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("set type: ClusterIP");
  }

  /** kubectl apply without --server-side keeps a copy of the object in an annotation. */
  @Test
  void theCrdCanBeAppliedFromTheClientSide() {
    var crd = Api.read(Api.CRD);
    crd.getMetadata()
        .setAnnotations(
            Map.of("kubectl.kubernetes.io/last-applied-configuration", Serialization.asJson(crd)));

    assertThatCode(() -> api.dryRunCrd(crd)).doesNotThrowAnyException();
  }

  private static GenericKubernetesResource withLoadBalancerClass(String name) {
    var resource = Api.read(FIXTURES.resolve("valid-minimal.yaml"));
    spec(resource).put("externalAccess", Map.of("loadBalancerClass", name));
    return resource;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> spec(GenericKubernetesResource resource) {
    return Objects.requireNonNull(
        (Map<String, Object>) resource.getAdditionalProperties().get("spec"));
  }
}
