package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in a structural schema's defaults, from the outside in. */
final class Defaults {
  private Defaults() {}

  static void fill(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      for (var property : schema.path("properties").properties()) {
        String name = property.getKey();
        JsonNode fallback = property.getValue().path("default");
        if (!object.has(name) && !fallback.isMissingNode()) {
          object.set(name, fallback.deepCopy());
        }
        fill(object.path(name), property.getValue());
      }
      JsonNode values = schema.path("additionalProperties");
      if (values.isObject()) {
        object.forEach(entry -> fill(entry, values));
      }
    }
    if (value.isArray()) {
      value.forEach(item -> fill(item, schema.path("items")));
    }
  }
}
