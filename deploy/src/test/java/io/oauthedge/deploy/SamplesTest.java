package io.oauthedge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.schema.CrdSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  private static final CrdSchema SCHEMA = CrdSchema.ofOAuthEdge();

  static Stream<Path> samples() throws IOException {
    try (var files = Files.list(Path.of("samples"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAnOAuthEdgeThatAnApiServerAccepts(Path sample) throws IOException {
    var resource = (ObjectNode) Serialization.unmarshal(Files.readString(sample), JsonNode.class);

    assertThat(resource.path("kind").asText()).isEqualTo("OAuthEdge");
    assertThat(SCHEMA.unknownFields(resource)).isEmpty();
    assertThat(SCHEMA.violations(SCHEMA.withDefaults(resource))).isEmpty();
  }

  @Test
  void theHealthCheckThatGkeIsGivenIsWhatTheEdgeAnswers() throws IOException {
    JsonNode config = neighbour("gcp-backend-config.yaml");

    assertThat(config.at("/metadata/name").asText()).isEqualTo("orders-edge");
    assertThat(config.at("/spec/healthCheck/requestPath").asText())
        .isEqualTo("/.well-known/oauthedge/health");
    assertThat(config.at("/spec/healthCheck/port").asInt()).isEqualTo(8443);
  }

  @Test
  void theRouteOfTheGatewayLeadsToTheServiceOfTheEdge() throws IOException {
    JsonNode backend = neighbour("envoy-gateway-route.yaml").at("/spec/rules/0/backendRefs/0");

    assertThat(backend.path("name").asText()).isEqualTo("orders-edge");
    assertThat(backend.path("port").asInt()).isEqualTo(80);
  }

  @Test
  void whatCertManagerWritesIsWhatTheEdgeServes() throws IOException {
    String[] documents =
        Files.readString(Path.of("neighbours", "cert-manager.yaml")).split("---", -1);
    JsonNode certificate = Serialization.unmarshal(documents[1], JsonNode.class);
    JsonNode edge =
        Serialization.unmarshal(
            Files.readString(Path.of("samples", "cert-manager.yaml")), JsonNode.class);

    assertThat(certificate.at("/spec/secretName")).isEqualTo(edge.at("/spec/tls/secretName"));
    assertThat(certificate.at("/metadata/namespace")).isEqualTo(edge.at("/metadata/namespace"));
    assertThat(certificate.at("/spec/dnsNames/0")).isEqualTo(edge.at("/spec/host"));
  }

  private static JsonNode neighbour(String name) throws IOException {
    return Serialization.unmarshal(Files.readString(Path.of("neighbours", name)), JsonNode.class);
  }
}
