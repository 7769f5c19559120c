package io.oauthedge.demo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.demo.api.ApiServer;
import io.oauthedge.demo.world.Certificate;
import io.oauthedge.operator.EdgeOperator;
import io.oauthedge.operator.OperatorSettings;
import io.oauthedge.operator.OperatorSettings.CanarySettings;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.story.Shop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon pods know of an endpoint, through the operator's own watch and push. */
class EndpointPushIT {
  private static final int PODS = 2;
  private static final Duration WANTED = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiServer api = ApiServer.start(0);
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(api.clientConfig()).build();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    client.close();
    api.close();
    http.close();
  }

  @Test
  void podsKnowOfAnEndpointWithinASecond() throws IOException {
    try (InputStream crd = getClass().getResourceAsStream("/oauthedges.oauthedge.io-v1.yml")) {
      client.load(Objects.requireNonNull(crd)).serverSideApply();
    }
    var settings = new NodeSettings(folder, DataplaneImage::entrypoint, service -> List.of());
    try (var shop = new Shop(client);
        var _ = Node.start(client, settings);
        var _ = operator(shop)) {
      shop.createCertificate("orders");
      var pair = Certificate.selfSigned("orders.example.com", Instant.now());
      shop.replaceCertificate(
          "orders",
          Map.of(
              "tls.crt", pair.certificatePem().getBytes(StandardCharsets.US_ASCII),
              "tls.key", pair.keyPem().getBytes(StandardCharsets.US_ASCII)));
      shop.createService("orders", 8080);
      endpoints(shop, 1);
      shop.apply("orders", "deployment: {replicas: " + PODS + "}");
      awaitKnown(shop, 1, Duration.ofMinutes(2));

      List<Duration> took =
          IntStream.rangeClosed(2, 6).mapToObj(count -> push(shop, count)).sorted().toList();

      assertThat(took.get(took.size() / 2)).as("the middle one of %s", took).isLessThan(WANTED);
    }
  }

  private EdgeOperator operator(Shop shop) {
    return EdgeOperator.start(
        client,
        new OperatorSettings(
            Set.of(shop.namespace()),
            "oauthedge-dataplane:test",
            "oauthedge-system",
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            "endpoint-push",
            CanarySettings.none(),
            0),
        Metrics.NOOP,
        new SimpleMeterRegistry(),
        (subject, scope) -> new CanaryRound.NotSent("", "No rounds here."));
  }

  private Duration push(Shop shop, int count) {
    long began = System.nanoTime();
    endpoints(shop, count);
    awaitKnown(shop, count, Duration.ofSeconds(30));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void endpoints(Shop shop, int count) {
    List<Endpoint> ready =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    new EndpointBuilder()
                        .withAddresses("10.1.0." + i)
                        .withNewConditions()
                        .withReady(true)
                        .endConditions()
                        .build())
            .toList();
    client
        .resource(
            new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(shop.namespace())
                .withName("orders-1")
                .withLabels(Map.of("kubernetes.io/service-name", "orders"))
                .endMetadata()
                .withAddressType("IPv4")
                .addNewPort()
                .withName("http")
                .withProtocol("TCP")
                .withPort(9000)
                .endPort()
                .withEndpoints(ready)
                .build())
        .serverSideApply();
  }

  private void awaitKnown(Shop shop, int count, Duration limit) {
    String line = "oauthedge_upstream_endpoints{state=\"ready\",upstream=\"default\"} " + count;
    await(count + " endpoints")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> metrics(shop).stream().filter(page -> page.contains(line)).count() == PODS);
  }

  private List<String> metrics(Shop shop) {
    return client.pods().inNamespace(shop.namespace()).list().getItems().stream()
        .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
        .map(this::metrics)
        .toList();
  }

  private String metrics(Pod pod) {
    try {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://"
                              + pod.getStatus().getPodIP()
                              + ":"
                              + AdminApi.PROBE_PORT
                              + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
