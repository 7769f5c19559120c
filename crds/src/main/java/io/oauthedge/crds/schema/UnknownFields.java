package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what an API server would prune, or refuse under strict field validation. */
final class UnknownFields {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private UnknownFields() {}

  static List<String> of(ObjectNode resource, JsonNode schema) {
    var unknown = new ArrayList<String>();
    for (var field : resource.properties()) {
      if (!OF_EVERY_OBJECT.contains(field.getKey())) {
        JsonNode property = schema.path("properties").path(field.getKey());
        visit(field.getValue(), property, field.getKey(), unknown);
      }
    }
    return List.copyOf(unknown);
  }

  private static void visit(JsonNode value, JsonNode schema, String path, List<String> unknown) {
    if (schema.isMissingNode()) {
      unknown.add(path);
    } else if (value.isObject() && !schema.has("x-kubernetes-preserve-unknown-fields")) {
      JsonNode values = schema.path("additionalProperties");
      for (var field : value.properties()) {
        JsonNode property =
            values.isMissingNode() ? schema.path("properties").path(field.getKey()) : values;
        visit(field.getValue(), property, path + "." + field.getKey(), unknown);
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        visit(value.get(i), schema.path("items"), path + "[" + i + "]", unknown);
      }
    }
  }
}
