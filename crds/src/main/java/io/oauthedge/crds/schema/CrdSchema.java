package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The structural schema of a CRD, as an API server applies it: defaults, unknown fields, structure,
 * CEL rules.
 *
 * <p>Immutable and thread-safe. Resources that are passed in are not changed.
 */
public final class CrdSchema {
  private final JsonNode schema;
  private final StructuralCheck structure;
  private final CelCheck rules;

  private CrdSchema(JsonNode schema) {
    this.schema = schema;
    this.structure = new StructuralCheck(schema);
    this.rules = new CelCheck();
  }

  /** The schema of OAuthEdge v1alpha1, from the class path. */
  public static CrdSchema ofOAuthEdge() {
    return of(oauthEdgeCrd());
  }

  /** The schema of a CRD's first version. */
  public static CrdSchema of(JsonNode crd) {
    return new CrdSchema(crd.at("/spec/versions/0/schema/openAPIV3Schema"));
  }

  /** The committed CRD, from the class path. */
  public static JsonNode oauthEdgeCrd() {
    try (InputStream in =
        Objects.requireNonNull(
            CrdSchema.class.getResourceAsStream("/oauthedges.oauthedge.io-v1.yml"),
            "the CRD is not on the class path")) {
      return Serialization.unmarshal(in, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resource with the schema's defaults filled in. */
  public ObjectNode withDefaults(ObjectNode resource) {
    ObjectNode copy = resource.deepCopy();
    Defaults.fill(copy, schema);
    return copy;
  }

  /** Paths of fields that the schema does not know, such as {@code spec.hots}. */
  public List<String> unknownFields(ObjectNode resource) {
    return UnknownFields.of(resource, schema);
  }

  /** What is wrong with a resource that already has its defaults; each names the path. */
  public List<String> violations(ObjectNode resource) {
    var all = new ArrayList<>(structure.violations(resource));
    if (all.isEmpty()) {
      all.addAll(rules.violations(resource, schema, ""));
    }
    return List.copyOf(all);
  }

  /** The same for a resource that comes in place of another, with the rules about a change. */
  public List<String> violationsOfChange(ObjectNode resource, ObjectNode before) {
    var all = new ArrayList<>(structure.violations(resource));
    if (all.isEmpty()) {
      all.addAll(rules.violations(resource, before, schema, ""));
    }
    return List.copyOf(all);
  }

  /** What is wrong with a CRD's own defaults, taken alone as an API server takes them. */
  public static List<String> violationsOfDefaults(JsonNode crd) {
    var all = new ArrayList<String>();
    visitDefaults(crd.at("/spec/versions/0/schema/openAPIV3Schema"), "", new CelCheck(), all);
    return List.copyOf(all);
  }

  private static void visitDefaults(
      JsonNode schema, String path, CelCheck rules, List<String> violations) {
    for (var property : schema.path("properties").properties()) {
      String inner = path + "." + property.getKey();
      violations.addAll(
          rules.violations(property.getValue().path("default"), property.getValue(), inner));
      visitDefaults(property.getValue(), inner, rules, violations);
      visitDefaults(property.getValue().path("items"), inner + "[]", rules, violations);
    }
  }
}
