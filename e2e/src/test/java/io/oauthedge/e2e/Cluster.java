package io.oauthedge.e2e;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.File;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** The cluster to test on, with a namespace of its own in it that goes away on close. */
final class Cluster implements AutoCloseable {
  private static final DockerImageName K3S = DockerImageName.parse("rancher/k3s:v1.33.4-k3s1");

  private final Config config;
  private final KubernetesClient client;
  private final Optional<K3sContainer> container;
  private final String namespace;

  private Cluster(Config config, Optional<K3sContainer> container) {
    // A refusal is what is tested, and the API server answers some of them with 500.
    config.setRequestRetryBackoffLimit(0);
    this.config = config;
    this.client = new KubernetesClientBuilder().withConfig(config).build();
    this.container = container;
    this.namespace =
        client
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("oauthedge-e2e-")
                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                    .endMetadata()
                    .build())
            .create()
            .getMetadata()
            .getName();
  }

  /**
   * The cluster that {@code KUBECONFIG} names, else k3s in a container.
   *
   * @throws IllegalStateException when there is neither: a test that cannot run has failed
   */
  static Cluster open() {
    Optional<String> kubeconfig =
        Optional.ofNullable(System.getenv("KUBECONFIG")).filter(path -> !path.isBlank());
    if (kubeconfig.isPresent()) {
      return new Cluster(Config.fromKubeconfig(new File(kubeconfig.get())), Optional.empty());
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "no cluster to test on: set KUBECONFIG to one's kubeconfig, or start a container engine"
              + " (Docker or Podman) to run k3s in");
    }
    var k3s = new K3sContainer(K3S);
    k3s.start();
    return new Cluster(Config.fromKubeconfig(k3s.getKubeConfigYaml()), Optional.of(k3s));
  }

  KubernetesClient client() {
    return client;
  }

  /**
   * Another client, with the permissions of a ServiceAccount in the test's namespace.
   *
   * @param requests is told of every request
   */
  KubernetesClient as(String serviceAccount, Interceptor requests) {
    Config impersonating =
        new ConfigBuilder(config)
            .withImpersonateUsername(
                "system:serviceaccount:%s:%s".formatted(namespace, serviceAccount))
            .build();
    return new KubernetesClientBuilder()
        .withConfig(impersonating)
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor("permissions", requests))
        .build();
  }

  String namespace() {
    return namespace;
  }

  @Override
  public void close() {
    client.namespaces().withName(namespace).delete();
    client.close();
    container.ifPresent(K3sContainer::stop);
  }
}
