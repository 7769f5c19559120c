package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.Shape;

/**
 * Lays an applied value over a live one, and takes fields away. Values passed in stay as they are.
 */
final class Merge {
  private Merge() {}

  static JsonNode over(JsonNode live, JsonNode applied, Shape shape) {
    if (live.isObject() && applied.isObject() && !shape.atomic()) {
      var merged = (ObjectNode) live.deepCopy();
      for (var field : applied.properties()) {
        String name = field.getKey();
        merged.set(name, over(live.path(name), field.getValue(), shape.field(name)));
      }
      return merged;
    }
    if (live.isArray() && applied.isArray() && ItemKey.exist(shape)) {
      ArrayNode merged = JsonNodeFactory.instance.arrayNode();
      var rest = ItemKey.index(live, shape);
      ItemKey.index(applied, shape)
          .forEach(
              (key, item) -> {
                JsonNode before = rest.remove(key);
                merged.add(before == null ? item.deepCopy() : over(before, item, shape.item()));
              });
      rest.values().forEach(merged::add);
      return merged;
    }
    return applied.deepCopy();
  }

  /** The value without some fields; objects and lists that are empty then go too. */
  static JsonNode without(JsonNode value, FieldTree fields, Shape shape) {
    if (fields.isEmpty()) {
      return value;
    }
    if (value.isObject()) {
      ObjectNode rest = JsonNodeFactory.instance.objectNode();
      for (var field : value.properties()) {
        String name = field.getKey();
        FieldTree below = fields.child("f:" + name);
        JsonNode kept = kept(field.getValue(), below, shape.field(name));
        if (!kept.isMissingNode()) {
          rest.set(name, kept);
        }
      }
      return rest;
    }
    ArrayNode rest = JsonNodeFactory.instance.arrayNode();
    ItemKey.index(value, shape)
        .forEach(
            (key, item) -> {
              JsonNode kept = kept(item, fields.child(key), shape.item());
              if (!kept.isMissingNode()) {
                rest.add(kept);
              }
            });
    return rest;
  }

  private static JsonNode kept(JsonNode value, FieldTree fields, Shape shape) {
    JsonNode gone = MissingNode.getInstance();
    if (fields.member()) {
      return gone;
    }
    JsonNode rest = without(value, fields, shape);
    return !fields.isEmpty() && rest.isEmpty() ? gone : rest;
  }
}
