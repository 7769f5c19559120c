package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.apply.ConflictException;
import io.oauthedge.demo.api.apply.Manager;
import io.oauthedge.demo.api.apply.Ownership;
import io.oauthedge.demo.api.store.ObjectStore;
import io.oauthedge.demo.api.store.Selector;
import io.oauthedge.demo.api.type.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What a request does to the objects that it names. Not thread-safe: one request at a time. */
final class Verbs {
  private static final String APPLY = "application/apply-patch+yaml";

  private final ObjectStore store;
  private final Writes writes;
  private final Deletes deletes;
  private final Ownership ownership;

  Verbs(ObjectStore store, Writes writes, Deletes deletes, Ownership ownership) {
    this.store = store;
    this.writes = writes;
    this.deletes = deletes;
    this.ownership = ownership;
  }

  ApiAnswer handle(ApiRequest request, Target target) throws ApiException {
    return switch (request.method()) {
      case "GET" ->
          ApiAnswer.ok(target.name().isPresent() ? existing(target) : list(request, target));
      case "POST" -> create(request, target);
      case "PUT" -> update(request, target, existing(target), request.object());
      case "PATCH" -> patch(request, target);
      case "DELETE" ->
          target.name().isPresent() ? delete(request, target) : deleteAll(request, target);
      default -> throw ApiException.notAllowed();
    };
  }

  /** The objects of a collection that the request selects. */
  List<ObjectNode> selected(ApiRequest request, Target target) {
    var labels = Selector.labels(request.parameter("labelSelector"));
    var fields = Selector.fields(request.parameter("fieldSelector"));
    return store.list(target.collection()).stream().filter(labels.and(fields)).toList();
  }

  private ObjectNode list(ApiRequest request, Target target) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", target.type().kind() + "List").put("apiVersion", target.type().apiVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
    list.putArray("items").addAll(selected(request, target));
    return list;
  }

  private ObjectNode existing(Target target) throws ApiException {
    String name = target.name().orElseThrow(ApiException::notAllowed);
    return store.get(target.path()).orElseThrow(() -> ApiException.notFound(target.type(), name));
  }

  private ApiAnswer create(ApiRequest request, Target target) throws ApiException {
    ObjectNode object = request.object();
    ObjectNode metadata = object.withObjectProperty("metadata");
    if (metadata.path("name").asText().isEmpty() && metadata.hasNonNull("generateName")) {
      String suffix = UUID.randomUUID().toString().substring(0, 5);
      metadata.put("name", metadata.path("generateName").asText() + suffix);
    }
    String name = metadata.path("name").asText();
    if (name.isEmpty()) {
      throw ApiException.invalid(
          target.type(), name, List.of("metadata.name: Required value: name or generateName"));
    }
    refuseUnknown(request, target.type(), object);
    return new ApiAnswer(201, createOwned(request, target.named(name), object));
  }

  private ObjectNode createOwned(ApiRequest request, Target target, ObjectNode object)
      throws ApiException {
    ownership.update(
        JsonNodeFactory.instance.objectNode(),
        object,
        target.type().rules().shape(),
        updating(request, target));
    return writes.create(target, object, request.isDryRun());
  }

  private ApiAnswer update(ApiRequest request, Target target, ObjectNode current, ObjectNode wanted)
      throws ApiException {
    refuseUnknown(request, target.type(), wanted);
    ObjectNode next = writes.merged(target, current, wanted);
    ownership.update(current, next, target.type().rules().shape(), updating(request, target));
    return ApiAnswer.ok(writes.replace(target, current, next, request.isDryRun()));
  }

  private ApiAnswer patch(ApiRequest request, Target target) throws ApiException {
    if (request.contentType().startsWith(APPLY)) {
      return apply(request, target);
    }
    ObjectNode current = existing(target);
    return update(
        request, target, current, Patches.apply(current, request, target.type().rules().shape()));
  }

  private ApiAnswer apply(ApiRequest request, Target target) throws ApiException {
    if (request.parameter("fieldManager").isEmpty()) {
      throw ApiException.badRequest(
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
    }
    ObjectNode applied = request.object();
    List<String> unknown = target.type().rules().unknownFields(applied);
    if (!unknown.isEmpty()) {
      throw ApiException.badRequest(
          "failed to create typed patch object: ."
              + String.join(", .", unknown)
              + ": field not declared in schema");
    }
    Optional<ObjectNode> current = store.get(target.path());
    String uid = applied.at("/metadata/uid").asText();
    if (current.isEmpty() && (target.isStatus() || !uid.isEmpty())) {
      throw ApiException.notFound(target.type(), target.name().orElseThrow());
    }
    ObjectNode live = current.orElseGet(JsonNodeFactory.instance::objectNode);
    ObjectNode wanted = owned(request, target, live, applied);
    if (current.isEmpty()) {
      wanted.withObjectProperty("metadata").put("name", target.name().orElseThrow());
      wanted.put("apiVersion", target.type().apiVersion()).put("kind", target.type().kind());
      return new ApiAnswer(201, writes.create(target, wanted, request.isDryRun()));
    }
    JsonNode managed = wanted.at("/metadata/managedFields");
    take(wanted, applied, "resourceVersion");
    ObjectNode next = writes.merged(target, live, wanted);
    next.withObjectProperty("metadata").set("managedFields", managed);
    return ApiAnswer.ok(writes.replace(target, live, next, request.isDryRun()));
  }

  private ObjectNode owned(ApiRequest request, Target target, ObjectNode live, ObjectNode applied)
      throws ApiException {
    ObjectNode own = applied.deepCopy();
    if (target.isStatus()) {
      own.retain("apiVersion", "kind", "status");
    } else if (target.type().hasStatus()) {
      own.remove("status");
    }
    var manager =
        Manager.applying(
            request.parameter("fieldManager"), target.type().apiVersion(), target.subresource());
    boolean force = request.parameter("force").equals("true");
    try {
      return ownership.apply(live, own, target.type().rules().shape(), manager, force);
    } catch (ConflictException e) {
      throw ApiException.owned(
          target.type(), target.name().orElseThrow(), e.getMessage(), e.conflicts());
    }
  }

  private ApiAnswer delete(ApiRequest request, Target target) throws ApiException {
    ObjectNode object = existing(target);
    JsonNode options =
        request.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : request.json();
    String uid = options.at("/preconditions/uid").asText();
    String version = options.at("/preconditions/resourceVersion").asText();
    if (differs(uid, object, "uid") || differs(version, object, "resourceVersion")) {
      throw ApiException.modified(target.type(), target.name().orElseThrow());
    }
    if (request.isDryRun()) {
      return ApiAnswer.ok(object);
    }
    String grace =
        options.path("gracePeriodSeconds").asText(request.parameter("gracePeriodSeconds"));
    deletes.delete(
        target,
        object,
        grace.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(grace)));
    return ApiAnswer.ok(store.get(target.path()).orElse(object));
  }

  private ApiAnswer deleteAll(ApiRequest request, Target target) throws ApiException {
    for (ObjectNode object : selected(request, target)) {
      var namespace =
          Optional.of(object.at("/metadata/namespace").asText()).filter(n -> !n.isEmpty());
      deletes.delete(
          new Target(
              target.type(), namespace, Optional.of(object.at("/metadata/name").asText()), ""),
          object,
          OptionalLong.empty());
    }
    return ApiAnswer.ok(list(request, target));
  }

  private static boolean differs(String asked, ObjectNode object, String field) {
    return !asked.isEmpty() && !asked.equals(object.path("metadata").path(field).asText());
  }

  private static Manager updating(ApiRequest request, Target target) {
    return Manager.updating(request.manager(), target.type().apiVersion(), target.subresource());
  }

  private static void refuseUnknown(ApiRequest request, ResourceType type, ObjectNode object)
      throws ApiException {
    boolean strict = request.parameter("fieldValidation").equals("Strict");
    List<String> unknown = strict ? type.rules().unknownFields(object) : List.of();
    if (!unknown.isEmpty()) {
      throw ApiException.badRequest(
          "strict decoding error: unknown field \""
              + String.join("\", unknown field \"", unknown)
              + "\"");
    }
  }

  private static void take(ObjectNode wanted, ObjectNode applied, String field) {
    JsonNode value = applied.path("metadata").path(field);
    ObjectNode metadata = wanted.withObjectProperty("metadata");
    metadata.remove(field);
    if (!value.isMissingNode()) {
      metadata.set(field, value);
    }
  }
}
