package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oauthedge.demo.api.type.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tells the items of a list apart, as FieldsV1 writes it. */
final class ItemKey {
  private ItemKey() {}

  /** Whether a list merges by item. */
  static boolean exist(Shape shape) {
    return shape.set() || !shape.keys().isEmpty();
  }

  static String of(JsonNode item, Shape shape) {
    if (shape.set()) {
      return "v:" + item;
    }
    var key = JsonNodeFactory.instance.objectNode();
    for (String name : shape.keys()) {
      item.optional(name).or(() -> shape.keyDefault(name)).ifPresent(value -> key.set(name, value));
    }
    return "k:" + key;
  }

  /** The items by their keys, in their order; of two with one key, the last. */
  static Map<String, JsonNode> index(JsonNode list, Shape shape) {
    var items = new LinkedHashMap<String, JsonNode>();
    list.forEach(item -> items.put(of(item, shape), item));
    return items;
  }
}
