package io.oauthedge.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's manifests, which kustomize only gathers. */
class ManifestsE2E {
  private static final Path BASE = Path.of("../deploy/base");

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

  static Stream<Path> manifests() throws IOException {
    return Api.files(BASE, "").filter(file -> !file.endsWith("kustomization.yaml"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aManifestIsAcceptedWithoutAnUnknownField(Path manifest) {
    assertThatCode(() -> api.dryRun(Api.read(manifest, HasMetadata.class)))
        .doesNotThrowAnyException();
  }
}
