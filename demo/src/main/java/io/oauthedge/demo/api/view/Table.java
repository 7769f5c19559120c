package io.oauthedge.demo.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.Column;
import io.oauthedge.demo.api.type.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The server-side printing of kubectl get: meta.k8s.io/v1 Table. */
public final class Table {
  private Table() {}

  /** A table with a row for each object. */
  public static ObjectNode of(
      ResourceType type, List<ObjectNode> objects, JsonNode listMetadata, Instant now) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", listMetadata);
    ArrayNode definitions = table.putArray("columnDefinitions");
    define(definitions, new Column("Name", "string", "", 0)).put("format", "name");
    type.rules().columns().forEach(column -> define(definitions, column));
    ArrayNode rows = table.putArray("rows");
    objects.forEach(object -> row(rows, type, object, now));
    return table;
  }

  private static ObjectNode define(ArrayNode definitions, Column column) {
    return definitions
        .addObject()
        .put("name", column.name())
        .put("type", column.type())
        .put("format", "")
        .put("description", column.path())
        .put("priority", column.priority());
  }

  private static void row(ArrayNode rows, ResourceType type, ObjectNode object, Instant now) {
    ObjectNode row = rows.addObject();
    ArrayNode cells = row.putArray("cells").add(object.at("/metadata/name").asText());
    for (Column column : type.rules().columns()) {
      cells.add(cell(ColumnPath.read(object, column.path()), column.type(), now));
    }
    ObjectNode partial = row.putObject("object");
    partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.path("metadata"));
  }

  private static JsonNode cell(List<JsonNode> values, String type, Instant now) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (values.isEmpty()) {
      return type.equals("date") ? json.textNode("<unknown>") : json.nullNode();
    }
    return switch (type) {
      case "integer", "number", "boolean" -> values.getFirst();
      case "date" -> json.textNode(age(Instant.parse(values.getFirst().asText()), now));
      default ->
          json.textNode(values.stream().map(JsonNode::asText).collect(Collectors.joining(",")));
    };
  }

  /** As kubectl writes ages: {@code 42s}, {@code 3m5s}, {@code 12m}, {@code 3h}, {@code 2d}. */
  private static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toSeconds() < 120) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toMinutes() < 10) {
      return age.toMinutes() + "m" + (age.toSecondsPart() == 0 ? "" : age.toSecondsPart() + "s");
    }
    if (age.toHours() < 3) {
      return age.toMinutes() + "m";
    }
    return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
  }
}
