package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.store.ObjectStore;
import io.oauthedge.demo.api.store.StoreException;
import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last steps of every write: what may not change, defaults, validation, and the store. */
final class Writes {
  /** Holds a terminating pod until its runner has seen it end. */
  static final String POD_HOLD = "oauthedge.io/pod-runner";

  private static final List<String> OF_THE_SERVER =
      List.of(
          "name",
          "namespace",
          "uid",
          "generation",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private final ObjectStore store;
  private final ResourceTypes types;

  Writes(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  /** Keeps a new object under the target's collection, unless it is a dry run. */
  ObjectNode create(Target target, ObjectNode object, boolean dryRun) throws ApiException {
    ObjectNode fresh = object.deepCopy();
    ObjectNode metadata = fresh.withObjectProperty("metadata");
    ResourceType type = target.type();
    String name = metadata.path("name").asText();
    if (target.namespace().isPresent() != type.namespaced()) {
      throw ApiException.badRequest("an empty namespace may not be set during creation");
    }
    if (type.namespaced()) {
      String namespace = target.namespace().orElseThrow();
      if (store.get("/api/v1/namespaces/" + namespace).isEmpty()) {
        throw ApiException.notFound(types.find("", "v1", "namespaces").orElseThrow(), namespace);
      }
      metadata.put("namespace", namespace);
    }
    metadata.remove(List.of("resourceVersion", "uid", "generation", "deletionTimestamp"));
    if (type.hasStatus()) {
      fresh.remove("status");
    }
    admit(type, name, fresh, Optional.empty());
    if (dryRun && store.get(target.collection() + "/" + name).isEmpty()) {
      return fresh;
    }
    try {
      ObjectNode kept = store.create(target.collection(), fresh);
      defined(type, kept);
      return kept;
    } catch (StoreException e) {
      throw e.status() == 409
          ? ApiException.alreadyExists(type, name)
          : ApiException.badRequest(e.getMessage());
    }
  }

  /** What would be kept of a wanted object: the server's fields stay, status on its own path. */
  ObjectNode merged(Target target, ObjectNode current, ObjectNode wanted) throws ApiException {
    ResourceType type = target.type();
    String name = target.name().orElseThrow();
    checkIdentity(target, current, wanted);
    ObjectNode next;
    if (target.isStatus()) {
      next = current.deepCopy();
      take(next, wanted, "status");
    } else {
      next = wanted.deepCopy();
      if (type.hasStatus()) {
        take(next, current, "status");
      }
      keepServerFields(current, next);
    }
    next.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    admit(type, name, next, Optional.of(current));
    List<String> fixed = changedThoughFixed(type, current, next);
    if (!fixed.isEmpty()) {
      throw ApiException.invalid(type, name, fixed);
    }
    return next;
  }

  /** Keeps an object in place of the current one, unless they are equal or it is a dry run. */
  ObjectNode replace(Target target, ObjectNode current, ObjectNode next, boolean dryRun)
      throws ApiException {
    if (dryRun || next.equals(current)) {
      return next;
    }
    try {
      store.replace(target.path(), next);
    } catch (StoreException e) {
      throw e.status() == 409
          ? ApiException.modified(target.type(), target.name().orElseThrow())
          : ApiException.badRequest(e.getMessage());
    }
    ObjectNode kept = store.get(target.path()).orElse(next);
    defined(target.type(), kept);
    return kept;
  }

  private void defined(ResourceType type, ObjectNode kept) {
    if (type.kind().equals("CustomResourceDefinition")) {
      types.define(kept);
    }
  }

  private static void admit(
      ResourceType type, String name, ObjectNode object, Optional<ObjectNode> before)
      throws ApiException {
    type.rules().complete(object);
    List<String> violations = type.rules().violations(object, before);
    if (!violations.isEmpty()) {
      throw ApiException.invalid(type, name, violations);
    }
  }

  private static void checkIdentity(Target target, ObjectNode current, ObjectNode wanted)
      throws ApiException {
    JsonNode metadata = wanted.path("metadata");
    String name = metadata.path("name").asText();
    if (!name.isEmpty() && !name.equals(target.name().orElseThrow())) {
      throw ApiException.badRequest(
          "the name of the object (" + name + ") does not match the name on the URL");
    }
    String version = metadata.path("resourceVersion").asText();
    boolean otherVersion = !version.isEmpty() && !version.equals(text(current, "resourceVersion"));
    boolean otherObject =
        metadata.hasNonNull("uid") && !text(wanted, "uid").equals(text(current, "uid"));
    if (otherVersion || otherObject) {
      throw ApiException.modified(target.type(), target.name().orElseThrow());
    }
  }

  private static void keepServerFields(ObjectNode current, ObjectNode next) {
    ObjectNode metadata = next.withObjectProperty("metadata");
    for (String field : OF_THE_SERVER) {
      metadata.remove(field);
      if (current.path("metadata").has(field)) {
        metadata.set(field, current.path("metadata").path(field));
      }
    }
    JsonNode finalizers = current.at("/metadata/finalizers");
    if (finalizers.valueStream().anyMatch(f -> f.asText().equals(POD_HOLD))) {
      metadata.set("finalizers", finalizers);
    }
  }

  private static List<String> changedThoughFixed(
      ResourceType type, ObjectNode current, ObjectNode next) {
    var changed = new ArrayList<String>();
    for (String path : type.rules().immutable()) {
      if (!current.at(path).equals(next.at(path))) {
        changed.add(path.substring(1).replace('/', '.') + ": Invalid value: field is immutable");
      }
    }
    return changed;
  }

  private static void take(ObjectNode into, ObjectNode from, String field) {
    into.remove(field);
    if (from.has(field)) {
      into.set(field, from.get(field));
    }
  }

  private static String text(ObjectNode object, String field) {
    return object.path("metadata").path(field).asText();
  }
}
