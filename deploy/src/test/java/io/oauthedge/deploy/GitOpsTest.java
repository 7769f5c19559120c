package io.oauthedge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.schema.CrdSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Argo CD and Flux make of an edge's conditions. */
class GitOpsTest {
  private static final String ARGO_HEALTH = "resource.customizations.health.oauthedge.io_OAuthEdge";
  private static final String ARGO_IGNORED =
      "resource.customizations.ignoreResourceUpdates.oauthedge.io_OAuthEdge";

  /** A resource as its conditions tell it, and what each tool should say. */
  record Case(String name, JsonNode resource, String argo, String flux) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("never seen", edge(1), "Progressing", "inProgress"),
        new Case("old generation", edge(2, 1, "Ready=True"), "Progressing", "inProgress"),
        new Case(
            "rolling", edge(2, 2, "Ready=False", "Reconciling=True"), "Progressing", "inProgress"),
        new Case(
            "ready",
            edge(1, 1, "Ready=True", "Reconciling=False", "Stalled=False"),
            "Healthy",
            "current"),
        new Case(
            "ready, headers harmed",
            edge(1, 1, "Ready=True", "HeadersIntact=False"),
            "Healthy",
            "current"),
        new Case("not known", edge(1, 1, "Ready=Unknown"), "Progressing", "none"),
        // Flux waits on, since the edge may come back by itself; Argo CD shows what is.
        new Case("not ready", edge(1, 1, "Ready=False", "Stalled=False"), "Degraded", "none"),
        new Case("stalled", edge(1, 1, "Ready=False", "Stalled=True"), "Degraded", "failed"),
        new Case("paused", paused(edge(1, 1, "Ready=True")), "Suspended", "current"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void argoCdShowsTheHealthThatTheConditionsTell(Case told) throws IOException {
    LuaHealth health = new LuaHealth(argo().at("/data").path(ARGO_HEALTH).asText());

    assertThat(health.status(told.resource())).isEqualTo(told.argo());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fluxWaitsEndsAndFailsWithTheConditions(Case told) throws IOException {
    JsonNode expressions = flux().at("/spec/healthCheckExprs/0");

    assertThat(FluxHealth.of(expressions, told.resource())).isEqualTo(told.flux());
  }

  @Test
  void bothToolsAreToldOfTheResourceThatTheSchemaDescribes() throws IOException {
    JsonNode crd = CrdSchema.oauthEdgeCrd();
    JsonNode flux = flux().at("/spec/healthCheckExprs/0");

    assertThat(ARGO_HEALTH)
        .endsWith(crd.at("/spec/group").asText() + "_" + crd.at("/spec/names/kind").asText());
    assertThat(flux.path("apiVersion").asText())
        .isEqualTo(crd.at("/spec/group").asText() + "/" + crd.at("/spec/versions/0/name").asText());
    assertThat(flux.path("kind").asText()).isEqualTo(crd.at("/spec/names/kind").asText());
  }

  @Test
  void whatArgoCdIgnoresIsInTheStatus() throws IOException {
    JsonNode ignored =
        Serialization.unmarshal(argo().at("/data").path(ARGO_IGNORED).asText(), JsonNode.class);
    JsonNode schema = CrdSchema.oauthEdgeCrd().at("/spec/versions/0/schema/openAPIV3Schema");

    assertThat(strings(ignored.path("jsonPointers")))
        .isNotEmpty()
        .allSatisfy(
            pointer ->
                assertThat(schema.at(pointer.replace("/", "/properties/")).isMissingNode())
                    .as(pointer)
                    .isFalse());
    assertThat(strings(ignored.path("jqPathExpressions")))
        .containsExactly(".status.issuers[]?.lastFetch");
    assertThat(
            schema
                .at("/properties/status/properties/issuers/items/properties/lastFetch")
                .isMissingNode())
        .isFalse();
  }

  private static List<String> strings(JsonNode array) {
    return Stream.of(array).flatMap(JsonNode::valueStream).map(JsonNode::asText).toList();
  }

  private static JsonNode argo() throws IOException {
    return read("argocd-cm.yaml");
  }

  private static JsonNode flux() throws IOException {
    return read("flux-kustomization.yaml");
  }

  private static JsonNode read(String file) throws IOException {
    return Serialization.unmarshal(Files.readString(Path.of("gitops", file)), JsonNode.class);
  }

  private static ObjectNode edge(long generation) {
    ObjectNode edge = JsonNodeFactory.instance.objectNode();
    edge.putObject("metadata").put("name", "orders").put("generation", generation);
    edge.putObject("spec");
    edge.putObject("status");
    return edge;
  }

  private static ObjectNode edge(long generation, long observed, String... conditions) {
    ObjectNode edge = edge(generation);
    ObjectNode status = (ObjectNode) edge.path("status");
    status.put("observedGeneration", observed);
    var list = status.putArray("conditions");
    for (String condition : conditions) {
      String[] parts = condition.split("=", 2);
      list.addObject()
          .put("type", parts[0])
          .put("status", parts[1])
          .put("message", "why " + parts[0] + " is " + parts[1]);
    }
    return edge;
  }

  private static ObjectNode paused(ObjectNode edge) {
    ((ObjectNode) edge.path("spec")).put("paused", true);
    return edge;
  }
}
