package io.oauthedge.demo.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Deletes what lost its last owner, and what was in a namespace that is gone.
 *
 * <p>A pass looks at everything: that is little here, and finds also children that came after their
 * owner went. All deletion is in the background; neither Foreground nor Orphan is known.
 */
public final class GarbageCollector {
  private final ObjectStore store;
  private final ResourceTypes types;
  private final BiConsumer<ResourceType, ObjectNode> delete;

  public GarbageCollector(
      ObjectStore store, ResourceTypes types, BiConsumer<ResourceType, ObjectNode> delete) {
    this.store = store;
    this.types = types;
    this.delete = delete;
  }

  /** One pass; what it deletes is a change, and calls for the next. */
  public void collect() {
    var uids = new HashSet<String>();
    var namespaces = new HashSet<String>();
    for (ResourceType type : types.all()) {
      for (ObjectNode object : store.list(type.collection(Optional.empty()))) {
        uids.add(object.at("/metadata/uid").asText());
        if (type.kind().equals("Namespace")) {
          namespaces.add(object.at("/metadata/name").asText());
        }
      }
    }
    for (ResourceType type : types.all()) {
      for (ObjectNode object : store.list(type.collection(Optional.empty()))) {
        boolean marked = object.path("metadata").has("deletionTimestamp");
        if (!marked && (isOrphan(object, uids) || isHomeless(object, namespaces))) {
          delete.accept(type, object);
        }
      }
    }
  }

  private static boolean isOrphan(ObjectNode object, Set<String> uids) {
    JsonNode owners = object.at("/metadata/ownerReferences");
    return !owners.isEmpty()
        && owners.valueStream().noneMatch(owner -> uids.contains(owner.path("uid").asText()));
  }

  private static boolean isHomeless(ObjectNode object, Set<String> namespaces) {
    JsonNode namespace = object.at("/metadata/namespace");
    return !namespace.isMissingNode() && !namespaces.contains(namespace.asText());
  }
}
