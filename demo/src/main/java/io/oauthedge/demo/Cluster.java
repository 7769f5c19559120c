package io.oauthedge.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.demo.api.ApiServer;
import io.oauthedge.demo.node.DataplaneImage;
import io.oauthedge.demo.node.Node;
import io.oauthedge.demo.node.NodeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A cluster of this machine's own processes: API server, node, operator; with the CRD in it. */
final class Cluster implements AutoCloseable {
  private static final String CRD = "/oauthedges.oauthedge.io-v1.yml";

  private final Closing closing = new Closing();
  private final KubernetesClient client;
  private final ApiServer api;
  private final Path kubeconfig;

  /**
   * Starts it.
   *
   * @param folder where processes have their files and logs
   */
  Cluster(Path folder) throws IOException {
    api = closing.add(ApiServer.start(0));
    kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
    client = closing.add(new KubernetesClientBuilder().withConfig(api.clientConfig()).build());
    try (InputStream crd = Cluster.class.getResourceAsStream(CRD)) {
      client.load(Objects.requireNonNull(crd, CRD + " is not on the class path")).serverSideApply();
    }
    closing.add(
        Node.start(
            client, new NodeSettings(folder, DataplaneImage::entrypoint, Cluster::loadBalancers)));
    closing.add(OperatorProcess.start(kubeconfig, folder.resolve("operator.log")));
  }

  KubernetesClient client() {
    return client;
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  /** Applies an object as {@code kubectl apply --server-side} does. */
  void apply(HasMetadata object) {
    client.resource(object).serverSideApply();
  }

  /** Applies a file of one object as it stands, without this program's idea of its fields. */
  void apply(Path file) throws IOException {
    client
        .resource(Serialization.unmarshal(Files.readString(file), GenericKubernetesResource.class))
        .serverSideApply();
  }

  /** As a cloud's controller would say it: every Service's load balancer is on this machine. */
  private static List<LoadBalancerIngress> loadBalancers(Service service) {
    return List.of(new LoadBalancerIngressBuilder().withIp("127.0.0.1").build());
  }

  @Override
  public void close() {
    closing.close();
  }
}
