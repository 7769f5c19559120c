package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oauthedge.demo.api.type.Shape;
import java.util.LinkedHashSet;
import java.util.TreeMap;

/** Reads field sets off values. */
final class Fields {
  private Fields() {}

  /** The fields that a value states. */
  static FieldTree stated(JsonNode value, Shape shape) {
    if (value.isObject() && !shape.atomic() && !value.isEmpty()) {
      var fields = new TreeMap<String, FieldTree>();
      for (var field : value.properties()) {
        fields.put("f:" + field.getKey(), stated(field.getValue(), shape.field(field.getKey())));
      }
      return FieldTree.of(false, fields);
    }
    if (value.isArray() && ItemKey.exist(shape) && !value.isEmpty()) {
      var items = new TreeMap<String, FieldTree>();
      ItemKey.index(value, shape)
          .forEach((key, item) -> items.put(key, FieldTree.LEAF.union(stated(item, shape.item()))));
      return FieldTree.of(false, items);
    }
    return FieldTree.LEAF;
  }

  /** The fields in which two values differ: added, changed or removed. */
  static FieldTree changed(JsonNode before, JsonNode after, Shape shape) {
    if (before.equals(after)) {
      return FieldTree.EMPTY;
    }
    if (before.isMissingNode()) {
      return stated(after, shape);
    }
    if (after.isMissingNode()) {
      return stated(before, shape).union(FieldTree.LEAF);
    }
    if (before.isObject() && after.isObject() && !shape.atomic()) {
      var names = new LinkedHashSet<String>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      var fields = new TreeMap<String, FieldTree>();
      for (String name : names) {
        fields.put("f:" + name, changed(before.path(name), after.path(name), shape.field(name)));
      }
      return FieldTree.of(false, fields);
    }
    if (before.isArray() && after.isArray() && ItemKey.exist(shape)) {
      return changedItems(before, after, shape);
    }
    return FieldTree.LEAF;
  }

  private static FieldTree changedItems(JsonNode before, JsonNode after, Shape shape) {
    var old = ItemKey.index(before, shape);
    var now = ItemKey.index(after, shape);
    var keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    var items = new TreeMap<String, FieldTree>();
    for (String key : keys) {
      FieldTree tree =
          changed(
              old.getOrDefault(key, MissingNode.getInstance()),
              now.getOrDefault(key, MissingNode.getInstance()),
              shape.item());
      items.put(key, old.containsKey(key) ? tree : tree.union(FieldTree.LEAF));
    }
    return FieldTree.of(false, items);
  }
}
