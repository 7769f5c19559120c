package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Types, bounds, enums, required fields, and unique keys of list-maps. */
final class StructuralCheck {
  private final JsonNode schema;
  private final JsonSchema validator;

  StructuralCheck(JsonNode schema) {
    this.schema = schema;
    this.validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
  }

  List<String> violations(JsonNode resource) {
    var all = new ArrayList<String>();
    validator.validate(resource).forEach(m -> all.add(m.getMessage().replaceFirst("^\\$\\.", "")));
    duplicates(resource, schema, "", all);
    return all;
  }

  private static void duplicates(
      JsonNode value, JsonNode schema, String path, List<String> violations) {
    for (var property : schema.path("properties").properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      duplicates(value.path(property.getKey()), property.getValue(), inner, violations);
    }
    if (value.isArray()) {
      var seen = new HashSet<List<String>>();
      for (int i = 0; i < value.size(); i++) {
        var key = new ArrayList<String>();
        for (JsonNode name : schema.path("x-kubernetes-list-map-keys")) {
          key.add(value.get(i).path(name.asText()).asText());
        }
        if (!key.isEmpty() && !seen.add(key)) {
          violations.add(path + "[" + i + "]: Duplicate value: " + key);
        }
        duplicates(value.get(i), schema.path("items"), path + "[" + i + "]", violations);
      }
    }
  }
}
