package io.oauthedge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BaseTest {
  private static final Path BASE = Path.of("base");
  private static final ObjectMapper STRICT =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Test
  void theKustomizationNamesEveryManifestBesideItAndNoOther() throws IOException {
    var kustomization =
        STRICT.readValue(
            BASE.resolve("kustomization.yaml").toFile(), GenericKubernetesResource.class);

    var named = new ArrayList<>();
    kustomization.<Iterable<Object>>get("resources").forEach(named::add);
    named.remove("../../crds");

    try (var files = Files.list(BASE)) {
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> !f.equals("kustomization.yaml"))
                  .toList());
    }
  }

  @Test
  void theOperatorKeepsTheRestrictedPodSecurityStandard() throws IOException {
    Deployment deployment = read("deployment.yaml", Deployment.class);

    var pod = deployment.getSpec().getTemplate().getSpec();
    var container = pod.getContainers().getFirst();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void theOperatorMayNotChangePodsNorUseWildcards() throws IOException {
    ClusterRole role = read("cluster-role.yaml", ClusterRole.class);

    assertThat(role.getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.getVerbs()).doesNotContain("*");
              assertThat(rule.getResources()).doesNotContain("*");
              if (rule.getResources().contains("pods")) {
                assertThat(rule.getVerbs()).containsExactlyInAnyOrder("list", "watch");
              }
            });
  }

  private static <T> T read(String name, Class<T> type) throws IOException {
    return Serialization.unmarshal(Files.readString(BASE.resolve(name)), type);
  }
}
