package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.apply.Ownership;
import io.oauthedge.demo.api.store.GarbageCollector;
import io.oauthedge.demo.api.store.ObjectStore;
import io.oauthedge.demo.api.store.StoreException;
import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import io.oauthedge.demo.api.view.Discovery;
import io.oauthedge.demo.api.view.OpenApi;
import io.oauthedge.demo.api.view.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The API behind the wire: one request at a time, as the mock's store wants it. Thread-safe. */
final class Api {
  private final InstantSource clock;
  private final ResourceTypes types = new ResourceTypes();
  private final ObjectStore store = new ObjectStore();
  private final Discovery discovery = new Discovery(types);
  private final OpenApi openApi = new OpenApi(types);
  private final Watches watches = new Watches(store);
  private final Deletes deletes;
  private final Verbs verbs;
  private final GarbageCollector garbage = new GarbageCollector(store, types, this::delete);

  Api(InstantSource clock) {
    this.clock = clock;
    this.deletes = new Deletes(store, clock);
    this.verbs = new Verbs(store, new Writes(store, types), deletes, new Ownership(clock));
  }

  synchronized ApiAnswer answer(ApiRequest request) {
    try {
      Optional<ObjectNode> document =
          discovery.document(request.path()).or(() -> openApi.document(request.path()));
      if (document.isPresent()) {
        return ApiAnswer.ok(document.get());
      }
      Target target = Target.of(request.path(), types);
      ApiAnswer answer = verbs.handle(request, target);
      return request.method().equals("GET") && request.wantsTable()
          ? ApiAnswer.ok(table(target.type(), answer.body()))
          : new ApiAnswer(answer.code(), shown(target.type(), answer.body()));
    } catch (ApiException e) {
      return new ApiAnswer(e.code(), e.status());
    }
  }

  /** Begins a watch; {@code sink} must not wait. The answer ends it. */
  synchronized Runnable watch(ApiRequest request, Consumer<ObjectNode> sink) throws ApiException {
    Target target = Target.of(request.path(), types);
    UnaryOperator<ObjectNode> present =
        object -> {
          object.put("kind", target.type().kind());
          return request.wantsTable()
              ? table(target.type(), object)
              : (ObjectNode) shown(target.type(), object.deepCopy());
        };
    return watches.watch(request, target, present, sink);
  }

  synchronized ObjectNode bookmark(ApiRequest request) throws ApiException {
    return watches.bookmark(Target.of(request.path(), types));
  }

  /** Deletes what has lost its owner or its namespace. */
  synchronized void collectGarbage() {
    garbage.collect();
  }

  /** Tells of every change from now on. */
  void onChange(Runnable listener) {
    try {
      var ignored = store.follow(store.version(), change -> listener.run());
    } catch (StoreException e) {
      throw new IllegalStateException("the newest version is never forgotten", e);
    }
  }

  private void delete(ResourceType type, ObjectNode object) {
    JsonNode metadata = object.path("metadata");
    Optional<String> namespace =
        Optional.of(metadata.path("namespace").asText()).filter(n -> !n.isEmpty());
    var target = new Target(type, namespace, Optional.of(metadata.path("name").asText()), "");
    try {
      deletes.delete(target, object, OptionalLong.empty());
    } catch (ApiException e) {
      throw new IllegalStateException("nobody else writes during a pass", e);
    }
  }

  private ObjectNode table(ResourceType type, JsonNode shown) {
    JsonNode items = shown.path("items");
    List<ObjectNode> objects =
        items.isMissingNode()
            ? List.of((ObjectNode) shown)
            : items.valueStream().map(ObjectNode.class::cast).toList();
    JsonNode metadata =
        items.isMissingNode() ? JsonNodeFactory.instance.objectNode() : shown.path("metadata");
    return Table.of(type, objects, metadata, clock.instant());
  }

  /** The mock counts generations of every kind; a real server only those of some. */
  private static JsonNode shown(ResourceType type, JsonNode body) {
    if (!type.versioned()) {
      for (JsonNode item : body.has("items") ? body.path("items") : List.of(body)) {
        if (item.path("metadata") instanceof ObjectNode metadata) {
          metadata.remove("generation");
        }
      }
    }
    return body;
  }
}
