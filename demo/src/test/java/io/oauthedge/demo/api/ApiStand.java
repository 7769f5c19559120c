package io.oauthedge.demo.api;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** A running API front with the namespace {@code shop} and the CRD, and a client of it. */
final class ApiStand implements AutoCloseable {
  private final ApiServer server;
  private final KubernetesClient client;

  ApiStand() throws IOException {
    server = ApiServer.start(0);
    client = new KubernetesClientBuilder().withConfig(server.clientConfig()).build();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
        .create();
    try (InputStream crd = ApiStand.class.getResourceAsStream("/oauthedges.oauthedge.io-v1.yml")) {
      client.load(crd).serverSideApply();
    }
  }

  KubernetesClient client() {
    return client;
  }

  /** The lines of an answer, over plain HTTP. */
  String get(String path, String accept) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(server.url() + path))
              .header("Accept", accept)
              .timeout(Duration.ofSeconds(20))
              .build();
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      return String.join("\n", answer.body().toList());
    }
  }

  static ConfigMap map(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .endMetadata()
        .addToData("k", value)
        .build();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
