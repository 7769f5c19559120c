package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.oauthedge.demo.api.type.Shape;
import java.util.List;

/**
 * The patches other than apply: JSON (RFC 6902), merge (RFC 7396), and strategic merge.
 *
 * <p>Of strategic merge: lists merge by their keys, {@code $patch: delete} removes an item; hints
 * about order are passed over.
 */
final class Patches {
  private Patches() {}

  static ObjectNode apply(ObjectNode current, ApiRequest request, Shape shape) throws ApiException {
    JsonNode patch = request.json();
    String type = request.contentType().split(";", 2)[0];
    JsonNode patched =
        switch (type) {
          case "application/json-patch+json" -> json(patch, current);
          case "application/merge-patch+json" -> merge(current, patch);
          case "application/strategic-merge-patch+json" -> strategic(current, patch, shape);
          default -> throw ApiException.unsupportedMediaType(type);
        };
    if (patched instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the patch leaves no object");
  }

  private static JsonNode json(JsonNode patch, ObjectNode current) throws ApiException {
    try {
      return JsonPatch.apply(patch, current);
    } catch (RuntimeException e) {
      throw ApiException.badRequest("the patch cannot be applied: " + e.getMessage());
    }
  }

  private static JsonNode merge(JsonNode current, JsonNode patch) {
    if (!(patch instanceof ObjectNode)) {
      return patch;
    }
    ObjectNode merged = copy(current);
    for (var field : patch.properties()) {
      if (field.getValue().isNull()) {
        merged.remove(field.getKey());
      } else {
        merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
      }
    }
    return merged;
  }

  private static JsonNode strategic(JsonNode current, JsonNode patch, Shape shape) {
    if (patch instanceof ArrayNode items && !shape.keys().isEmpty() && current.isArray()) {
      return strategicList((ArrayNode) current, items, shape);
    }
    if (!(patch instanceof ObjectNode)) {
      return patch;
    }
    ObjectNode merged = copy(current);
    for (var field : patch.properties()) {
      String name = field.getKey();
      if (field.getValue().isNull()) {
        merged.remove(name);
      } else if (!name.startsWith("$")) {
        merged.set(name, strategic(merged.path(name), field.getValue(), shape.field(name)));
      }
    }
    return merged;
  }

  private static JsonNode strategicList(ArrayNode current, ArrayNode patch, Shape shape) {
    ArrayNode merged = current.deepCopy();
    for (JsonNode item : patch) {
      int at = indexOf(merged, item, shape.keys());
      boolean delete = item.path("$patch").asText().equals("delete");
      if (at < 0 && !delete) {
        merged.add(item);
      } else if (at >= 0 && delete) {
        merged.remove(at);
      } else if (at >= 0) {
        merged.set(at, strategic(merged.get(at), item, shape.item()));
      }
    }
    return merged;
  }

  private static int indexOf(ArrayNode list, JsonNode item, List<String> keys) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode candidate = list.get(i);
      if (keys.stream()
          .allMatch(key -> !item.has(key) || candidate.path(key).equals(item.path(key)))) {
        return i;
      }
    }
    return -1;
  }

  private static ObjectNode copy(JsonNode value) {
    return value instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }
}
