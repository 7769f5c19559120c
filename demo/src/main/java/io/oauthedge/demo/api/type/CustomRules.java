package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.crds.schema.CrdSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a custom resource, as the first version of its definition states them. */
final class CustomRules implements ResourceRules {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final JsonNode version;
  private final CrdSchema schema;

  CustomRules(JsonNode definition) {
    this.version = definition.at("/spec/versions/0");
    this.schema = CrdSchema.of(definition);
  }

  @Override
  public Shape shape() {
    return new SchemaShape.Root(new SchemaShape(version.at("/schema/openAPIV3Schema")));
  }

  @Override
  public List<String> unknownFields(ObjectNode object) {
    return schema.unknownFields(object);
  }

  @Override
  public void complete(ObjectNode object) {
    prune(object, version.at("/schema/openAPIV3Schema"), OF_EVERY_OBJECT);
    object.setAll(schema.withDefaults(object));
  }

  @Override
  public List<String> violations(ObjectNode object, Optional<ObjectNode> before) {
    return before
        .map(old -> schema.violationsOfChange(object, old))
        .orElseGet(() -> schema.violations(object));
  }

  @Override
  public List<String> immutable() {
    return List.of();
  }

  @Override
  public List<Column> columns() {
    var columns = new ArrayList<Column>();
    for (JsonNode column : version.path("additionalPrinterColumns")) {
      columns.add(
          new Column(
              column.path("name").asText(),
              column.path("type").asText(),
              column.path("jsonPath").asText(),
              column.path("priority").asInt()));
    }
    return columns.isEmpty() ? List.of(Column.age()) : List.copyOf(columns);
  }

  private static void prune(JsonNode value, JsonNode schema, Set<String> kept) {
    if (schema.has("x-kubernetes-preserve-unknown-fields")) {
      return;
    }
    JsonNode values = schema.path("additionalProperties");
    JsonNode properties = schema.path("properties");
    if (value instanceof ObjectNode object) {
      if (values.isMissingNode()) {
        object
            .properties()
            .removeIf(f -> !properties.has(f.getKey()) && !kept.contains(f.getKey()));
      }
      for (var field : object.properties()) {
        if (!kept.contains(field.getKey())) {
          JsonNode property = values.isMissingNode() ? properties.path(field.getKey()) : values;
          prune(field.getValue(), property, Set.of());
        }
      }
    } else {
      value.forEach(item -> prune(item, schema.path("items"), Set.of()));
    }
  }
}
