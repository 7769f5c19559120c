package io.oauthedge.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is installed, and what the operator renders by its golden stories. */
class ObjectsE2E {
  private static final Path INSTALLED = Path.of("../deploy/base");
  private static final Path RENDERED = Path.of("../operator/src/test/resources/stories");

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

  static Stream<Path> objects() throws IOException {
    return Stream.concat(Api.files(INSTALLED, ""), Api.files(RENDERED, "out-"))
        .filter(file -> !file.endsWith("kustomization.yaml"));
  }

  static Stream<Path> deployments() throws IOException {
    return objects().filter(file -> file.toString().endsWith("deployment.yaml"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anObjectIsAcceptedWithoutAnUnknownField(Path file) {
    assertThatCode(() -> api.dryRun(Api.read(file, HasMetadata.class))).doesNotThrowAnyException();
  }

  /** The test's namespace enforces the standard, upon pods. */
  @ParameterizedTest
  @MethodSource("deployments")
  void aPodOfADeploymentKeepsTheRestrictedStandard(Path file) {
    var template = Api.read(file, Deployment.class).getSpec().getTemplate();
    var pod =
        new PodBuilder()
            .withNewMetadataLike(template.getMetadata())
            .withName("orders")
            .endMetadata()
            .withSpec(template.getSpec())
            .editSpec()
            .withServiceAccountName("default")
            .endSpec()
            .build();

    assertThatCode(() -> api.dryRun(pod)).doesNotThrowAnyException();
  }
}
