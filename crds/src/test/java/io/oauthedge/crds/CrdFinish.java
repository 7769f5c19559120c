package io.oauthedge.crds;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Finishes a generated CRD: list types, whole-number bounds, object defaults. */
final class CrdFinish {
  private static final List<String> WHOLE_NUMBERS = List.of("minimum", "maximum");

  private CrdFinish() {}

  static ObjectNode apply(ObjectNode crd) {
    ObjectNode root = (ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema");
    ObjectNode schema = (ObjectNode) root.path("properties");
    root.putArray("required").add("spec");
    describe(root, OAuthEdge.class);
    describe((ObjectNode) schema.path("spec"), OAuthEdgeSpec.class);
    describe((ObjectNode) schema.path("status"), OAuthEdgeStatus.class);
    wholeNumbers(schema);
    rulesOnce(root);
    defaultObjects((ObjectNode) schema.path("spec"));
    mapByName(schema, "/spec/properties/routes");
    mapByName(schema, "/spec/properties/upstreams");
    conditionsAsMap((ObjectNode) schema.at("/status/properties/conditions"));
    columnsAsDeclared((ArrayNode) crd.at("/spec/versions/0/additionalPrinterColumns"));
    crd.withObject("/spec/names").putArray("categories").add("oauthedge");
    return crd;
  }

  /** The generator knows descriptions of properties, and these have none. */
  private static void describe(ObjectNode schema, Class<?> type) {
    schema.put("description", type.getAnnotation(JsonClassDescription.class).value());
  }

  /** The generator prints 1.0 for 1. */
  private static void wholeNumbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String bound : WHOLE_NUMBERS) {
        JsonNode value = object.path(bound);
        if (value.isDouble() && value.doubleValue() == Math.rint(value.doubleValue())) {
          object.put(bound, value.longValue());
        }
      }
    }
    node.forEach(CrdFinish::wholeNumbers);
  }

  /** The generator finds a rule on a record's component twice: at the field and its accessor. */
  private static void rulesOnce(JsonNode node) {
    if (node.path("x-kubernetes-validations") instanceof ArrayNode rules) {
      var distinct = new LinkedHashSet<>(list(rules));
      rules.removeAll().addAll(distinct);
    }
    node.forEach(CrdFinish::rulesOnce);
  }

  /**
   * Defaults inside an absent object do not apply: give the object itself a default, when all of
   * its required fields allow that and something in it has one.
   */
  private static boolean defaultObjects(ObjectNode object) {
    boolean any = false;
    var required = list(object.path("required")).stream().map(JsonNode::asText).toList();
    for (var property : object.path("properties").properties()) {
      ObjectNode child = (ObjectNode) property.getValue();
      boolean inner = child.path("type").asText().equals("object") && defaultObjects(child);
      if (inner
          && !child.has("required")
          && !child.has("default")
          && !required.contains(property.getKey())) {
        child.putObject("default");
      }
      if (child.path("items") instanceof ObjectNode items) {
        defaultObjects(items);
      }
      any |= child.has("default");
    }
    return any;
  }

  private static List<JsonNode> list(JsonNode node) {
    var all = new ArrayList<JsonNode>();
    node.forEach(all::add);
    return all;
  }

  /** The generator sorts columns by path; kubectl prints them in the order of the list. */
  private static void columnsAsDeclared(ArrayNode columns) {
    var names =
        Stream.of(OAuthEdge.class.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    var ordered = list(columns);
    ordered.sort(Comparator.comparingInt(column -> names.indexOf(column.path("name").asText())));
    columns.removeAll().addAll(ordered);
  }

  /** Unique names, and server-side apply that merges by them. */
  private static void mapByName(ObjectNode schema, String list) {
    ObjectNode node = (ObjectNode) schema.at(list);
    node.put("x-kubernetes-list-type", "map");
    node.putArray("x-kubernetes-list-map-keys").add("name");
  }

  /** Conditions merge by type, or another manager's would be lost. */
  private static void conditionsAsMap(ObjectNode conditions) {
    conditions.put("x-kubernetes-list-type", "map");
    conditions.putArray("x-kubernetes-list-map-keys").add("type");
    ArrayNode required = ((ObjectNode) conditions.path("items")).putArray("required");
    List.of("type", "status", "lastTransitionTime", "reason", "message").forEach(required::add);
  }
}
