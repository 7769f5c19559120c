package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.store.Change;
import io.oauthedge.demo.api.store.ObjectStore;
import io.oauthedge.demo.api.store.Selector;
import io.oauthedge.demo.api.store.StoreException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Turns changes into what a watcher is to see. */
final class Watches {
  private final ObjectStore store;

  Watches(ObjectStore store) {
    this.store = store;
  }

  /**
   * Begins a watch: without a version, or with version 0, first come the objects there are.
   *
   * @param present how an object is shown
   * @param sink takes the events, on the thread of whoever makes a change; must not wait
   * @return what ends it
   */
  Runnable watch(
      ApiRequest request,
      Target target,
      UnaryOperator<ObjectNode> present,
      Consumer<ObjectNode> sink)
      throws ApiException {
    Predicate<JsonNode> wanted = wanted(request, target);
    String from = request.parameter("resourceVersion");
    boolean initial = request.parameter("sendInitialEvents").equals("true");
    long version = store.version();
    if (from.isEmpty() || from.equals("0") || initial) {
      store.list(target.collection()).stream()
          .filter(wanted)
          .forEach(object -> sink.accept(event("ADDED", present.apply(object))));
      if (initial) {
        sink.accept(event("BOOKMARK", initialEventsEnd(target, version)));
      }
    } else {
      version = Long.parseLong(from);
    }
    String collection = target.type().collection(Optional.empty());
    try {
      return store.follow(
          version,
          change -> {
            if (change.collection().equals(collection)) {
              seen(change, wanted)
                  .ifPresent(type -> sink.accept(event(type, present.apply(change.object()))));
            }
          });
    } catch (StoreException e) {
      throw ApiException.expired(e.getMessage());
    }
  }

  /** How far a quiet watch has come. */
  ObjectNode bookmark(Target target) {
    return event("BOOKMARK", bookmark(target, store.version()));
  }

  private static Predicate<JsonNode> wanted(ApiRequest request, Target target) {
    Predicate<JsonNode> wanted =
        Selector.labels(request.parameter("labelSelector"))
            .and(Selector.fields(request.parameter("fieldSelector")));
    if (target.namespace().isPresent()) {
      wanted = wanted.and(Selector.fields("metadata.namespace=" + target.namespace().get()));
    }
    if (target.name().isPresent()) {
      wanted = wanted.and(Selector.fields("metadata.name=" + target.name().get()));
    }
    return wanted;
  }

  private static Optional<String> seen(Change change, Predicate<JsonNode> wanted) {
    boolean before = change.before().filter(wanted).isPresent();
    boolean after = change.after().filter(wanted).isPresent();
    if (before && after) {
      return Optional.of("MODIFIED");
    }
    if (after) {
      return Optional.of("ADDED");
    }
    return before ? Optional.of("DELETED") : Optional.empty();
  }

  private static ObjectNode initialEventsEnd(Target target, long version) {
    ObjectNode bookmark = bookmark(target, version);
    bookmark
        .withObjectProperty("metadata")
        .putObject("annotations")
        .put("k8s.io/initial-events-end", "true");
    return bookmark;
  }

  private static ObjectNode bookmark(Target target, long version) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("kind", target.type().kind()).put("apiVersion", target.type().apiVersion());
    object.putObject("metadata").put("resourceVersion", Long.toString(version));
    return object;
  }

  private static ObjectNode event(String type, ObjectNode object) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
    event.set("object", object);
    return event;
  }
}
