package io.oauthedge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The committed CRD in a cluster, and what the API server makes of resources. */
final class Api {
  static final Path CRD = Path.of("../crds/oauthedges.oauthedge.io-v1.yml");
  private static final String KUBECTL = "kubectl";
  private static final int SECONDS_TO_ESTABLISH = 30;

  private final Cluster cluster;

  private Api(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Applies the CRD and waits until the API server serves it. */
  static Api install(Cluster cluster) {
    // As kubectl would, and exactly what the file says: a typed copy is not the same to the letter.
    var crd = cluster.client().resource(read(CRD));
    crd.fieldManager(KUBECTL).forceConflicts().serverSideApply();
    cluster
        .client()
        .resource(read(CRD, CustomResourceDefinition.class))
        .waitUntilCondition(Api::established, SECONDS_TO_ESTABLISH, TimeUnit.SECONDS);
    return new Api(cluster);
  }

  /**
   * Applies on the server's side, in the test's namespace, without keeping the result; unknown
   * fields are an error.
   */
  void dryRun(HasMetadata resource) {
    inOwnNamespace(resource).dryRun().fieldValidation(Validation.STRICT).serverSideApply();
  }

  /** The same for a CRD. */
  void dryRunCrd(GenericKubernetesResource crd) {
    cluster
        .client()
        .resource(crd)
        .dryRun()
        .fieldManager(KUBECTL)
        .forceConflicts()
        .serverSideApply();
  }

  /** Applies on the server's side, in the test's namespace, and keeps the result. */
  void apply(HasMetadata resource) {
    inOwnNamespace(resource).serverSideApply();
  }

  /** Writes the status alone. */
  void patchStatus(HasMetadata resource) {
    inOwnNamespace(resource).patchStatus();
  }

  /** The edges of the test's namespace as the table that kubectl get asks for. */
  JsonNode table() {
    var client = cluster.client();
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(
                client.getMasterUrl()
                    + "apis/oauthedge.io/v1alpha1/namespaces/"
                    + cluster.namespace()
                    + "/oauthedges")
            .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .build();
    HttpResponse<String> response = client.getHttpClient().sendAsync(request, String.class).join();
    return Serialization.unmarshal(response.body(), JsonNode.class);
  }

  private NamespaceableResource<HasMetadata> inOwnNamespace(HasMetadata resource) {
    // Fabric8 knows no scope of a type that it reads generically: here those are OAuthEdges.
    if (resource instanceof Namespaced || resource instanceof GenericKubernetesResource) {
      resource.getMetadata().setNamespace(cluster.namespace());
    }
    return cluster.client().resource(resource);
  }

  private static boolean established(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  static GenericKubernetesResource read(Path file) {
    return read(file, GenericKubernetesResource.class);
  }

  static <T> T read(Path file, Class<T> type) {
    return Serialization.unmarshal(text(file), type);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The YAML files below a folder whose name starts so, sorted. */
  static Stream<Path> files(Path folder, String prefix) throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix))
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .toList();
      return found.stream();
    }
  }
}
