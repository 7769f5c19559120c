package io.oauthedge.operator.story;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The suite against the cluster that {@code KUBECONFIG} names; installs the CRD there. */
@EnabledIfEnvironmentVariable(
    named = "KUBECONFIG",
    matches = ".+",
    disabledReason = "KUBECONFIG names no cluster")
class ClusterOperatorE2E extends OperatorStory {
  private static final Path CRD = Path.of("../crds/oauthedges.oauthedge.io-v1.yml");
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("operator-it")
          .withForce(true)
          .build();

  ClusterOperatorE2E() {
    super(connect());
  }

  private static KubernetesClient connect() {
    KubernetesClient client = new KubernetesClientBuilder().build();
    try (InputStream crd = Files.newInputStream(CRD)) {
      client.load(crd).items().forEach(item -> client.resource(item).patch(APPLY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return client;
  }
}
