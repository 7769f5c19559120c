package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A set of field paths. Immutable.
 *
 * @param member whether the path that ends here is in the set
 * @param children what is below, by FieldsV1 key: {@code f:name}, {@code k:{"name":"x"}}, {@code
 *     v:"x"}
 */
record FieldTree(boolean member, SortedMap<String, FieldTree> children) {
  static final FieldTree EMPTY = new FieldTree(false, Collections.emptySortedMap());
  static final FieldTree LEAF = new FieldTree(true, Collections.emptySortedMap());

  private static final String SELF = ".";

  FieldTree {
    children = Collections.unmodifiableSortedMap(children);
  }

  static FieldTree of(boolean member, Map<String, FieldTree> children) {
    var kept = new TreeMap<>(children);
    kept.values().removeIf(FieldTree::isEmpty);
    return new FieldTree(member, kept);
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  FieldTree child(String key) {
    return children.getOrDefault(key, EMPTY);
  }

  FieldTree union(FieldTree other) {
    var all = new TreeMap<>(children);
    other.children.forEach((key, tree) -> all.merge(key, tree, FieldTree::union));
    return of(member || other.member, all);
  }

  FieldTree minus(FieldTree other) {
    return of(member && !other.member, each(other, FieldTree::minus));
  }

  FieldTree intersection(FieldTree other) {
    return of(member && other.member, each(other, FieldTree::intersection));
  }

  /** This set without the paths of the other and all that is below them. */
  FieldTree without(FieldTree other) {
    return other.member ? EMPTY : of(member, each(other, FieldTree::without));
  }

  /** This set and every path that leads to one of its own. */
  FieldTree withPrefixes() {
    var all = new TreeMap<String, FieldTree>();
    children.forEach((key, tree) -> all.put(key, tree.withPrefixes()));
    return of(!isEmpty(), all);
  }

  /** The paths as a message names them: {@code .spec.replicas}. */
  List<String> paths() {
    var paths = new ArrayList<String>();
    collect("", paths);
    return List.copyOf(paths);
  }

  /** In the form of FieldsV1. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (member && !children.isEmpty()) {
      json.putObject(SELF);
    }
    children.forEach((key, tree) -> json.set(key, tree.json()));
    return json;
  }

  static FieldTree parse(JsonNode json) {
    var children = new TreeMap<String, FieldTree>();
    for (var field : json.properties()) {
      if (!field.getKey().equals(SELF)) {
        children.put(field.getKey(), parse(field.getValue()));
      }
    }
    return new FieldTree(json.has(SELF) || json.isEmpty(), children);
  }

  private Map<String, FieldTree> each(
      FieldTree other, BiFunction<FieldTree, FieldTree, FieldTree> change) {
    var changed = new TreeMap<String, FieldTree>();
    children.forEach((key, tree) -> changed.put(key, change.apply(tree, other.child(key))));
    return changed;
  }

  private void collect(String path, List<String> paths) {
    if (member) {
      paths.add(path);
    }
    children.forEach(
        (key, tree) ->
            tree.collect(
                key.startsWith("f:")
                    ? path + "." + key.substring(2)
                    : path + "[" + key.substring(2) + "]",
                paths));
  }
}
