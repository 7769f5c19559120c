package io.oauthedge.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthedge.crds.schema.CrdSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaDocumentationTest {
  /** Kubernetes' own types: their documentation and bounds are Kubernetes'. */
  private static final Set<String> OF_KUBERNETES =
      Set.of("affinity", "tolerations", "topologySpreadConstraints", "resources", "conditions");

  private static final JsonNode SPEC =
      CrdSchema.oauthEdgeCrd().at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");

  @Test
  void everyFieldOfTheSpecIsDescribed() {
    var silent = new ArrayList<String>();

    walk(
        SPEC,
        "spec",
        (path, field) -> {
          if (field.path("description").asText().length() < 8) {
            silent.add(path);
          }
        });

    assertThat(silent).as("fields without a description").isEmpty();
  }

  @Test
  void everyFieldOfTheSpecIsBounded() {
    var endless = new ArrayList<String>();

    walk(
        SPEC,
        "spec",
        (path, field) -> {
          if (!bounded(field)) {
            endless.add(path);
          }
          if (field.has("items") && !bounded(field.path("items"))) {
            endless.add(path + "[]");
          }
        });

    assertThat(endless).as("fields without a bound").isEmpty();
  }

  private static boolean bounded(JsonNode field) {
    return switch (field.path("type").asText()) {
      case "string" -> field.has("maxLength") || field.has("enum");
      case "array" -> field.has("maxItems");
      case "integer" -> field.has("minimum") && field.has("maximum");
      case "object" -> field.has("properties") || field.has("maxProperties");
      case "boolean" -> true;
      default -> field.has("x-kubernetes-int-or-string");
    };
  }

  private interface Visitor {
    void visit(String path, JsonNode field);
  }

  private static void walk(JsonNode schema, String path, Visitor visitor) {
    for (var property : schema.path("properties").properties()) {
      String inner = path + "." + property.getKey();
      if (OF_KUBERNETES.contains(property.getKey())) {
        assertThat(property.getValue().path("description").asText()).as(inner).isNotEmpty();
        continue;
      }
      visitor.visit(inner, property.getValue());
      List.of(property.getValue(), property.getValue().path("items"))
          .forEach(next -> walk(next, inner, visitor));
    }
  }
}
