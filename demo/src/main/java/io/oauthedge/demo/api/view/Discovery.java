package io.oauthedge.demo.api.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Which groups, versions and kinds are served, in the unaggregated form. */
public final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final ResourceTypes types;

  public Discovery(ResourceTypes types) {
    this.types = types;
  }

  /** The document at a path; empty when the path is none of discovery's. */
  public Optional<ObjectNode> document(String path) {
    return switch (path) {
      case "/api" -> Optional.of(coreVersions());
      case "/apis" -> Optional.of(groups());
      case "/version" -> Optional.of(version());
      default -> resources(path);
    };
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = object("APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  private static ObjectNode version() {
    ObjectNode version = JsonNodeFactory.instance.objectNode();
    return version
        .put("major", "1")
        .put("minor", "33")
        .put("gitVersion", "v1.33.0-oauthedge-demo")
        .put("platform", "linux/amd64");
  }

  private ObjectNode groups() {
    var versions = new TreeMap<String, String>();
    types.all().stream()
        .filter(type -> !type.group().isEmpty())
        .forEach(type -> versions.put(type.group(), type.version()));
    ObjectNode list = object("APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    versions.forEach(
        (group, version) -> {
          ObjectNode entry = groups.addObject().put("name", group);
          served(entry.putArray("versions").addObject(), group, version);
          served(entry.putObject("preferredVersion"), group, version);
        });
    return list;
  }

  private static void served(ObjectNode into, String group, String version) {
    into.put("groupVersion", group + "/" + version).put("version", version);
  }

  private Optional<ObjectNode> resources(String path) {
    List<ResourceType> here =
        types.all().stream()
            .filter(type -> type.collection(Optional.empty()).equals(path + "/" + type.plural()))
            .toList();
    if (here.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode list = object("APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", here.getFirst().apiVersion());
    ArrayNode resources = list.putArray("resources");
    for (ResourceType type : here) {
      ObjectNode entry = resource(resources, type, type.plural());
      entry.put("singularName", type.singular());
      VERBS.forEach(entry.putArray("verbs")::add);
      type.shortNames().forEach(entry.putArray("shortNames")::add);
      if (type.hasStatus()) {
        resource(resources, type, type.plural() + "/status")
            .put("singularName", "")
            .putArray("verbs")
            .add("get")
            .add("patch")
            .add("update");
      }
    }
    return Optional.of(list);
  }

  private static ObjectNode resource(ArrayNode resources, ResourceType type, String name) {
    return resources
        .addObject()
        .put("name", name)
        .put("namespaced", type.namespaced())
        .put("kind", type.kind());
  }

  private static ObjectNode object(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }
}
