package io.oauthedge.demo.api.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import java.util.List;
import java.util.Optional;

/**
 * As much of OpenAPI v3 as kubectl asks before it writes: whether the server checks fields itself.
 *
 * <p>There are no schemas in it, so kubectl explain has nothing to tell.
 */
public final class OpenApi {
  private static final String ROOT = "/openapi/v3";

  private final ResourceTypes types;

  public OpenApi(ResourceTypes types) {
    this.types = types;
  }

  /** The document at a path; empty when the path is none of OpenAPI's. */
  public Optional<ObjectNode> document(String path) {
    if (path.equals(ROOT)) {
      return Optional.of(index());
    }
    List<ResourceType> here =
        types.all().stream().filter(type -> path.equals(ROOT + "/" + root(type))).toList();
    return here.isEmpty() ? Optional.empty() : Optional.of(document(here));
  }

  private ObjectNode index() {
    ObjectNode index = JsonNodeFactory.instance.objectNode();
    ObjectNode paths = index.putObject("paths");
    for (ResourceType type : types.all()) {
      paths.putObject(root(type)).put("serverRelativeURL", ROOT + "/" + root(type));
    }
    return index;
  }

  private static ObjectNode document(List<ResourceType> types) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
    document.putObject("info").put("title", "OAuthEdge demo").put("version", "v1");
    ObjectNode paths = document.putObject("paths");
    for (ResourceType type : types) {
      ObjectNode patch =
          paths.putObject(type.collection(Optional.empty()) + "/{name}").putObject("patch");
      patch
          .putObject("x-kubernetes-group-version-kind")
          .put("group", type.group())
          .put("version", type.version())
          .put("kind", type.kind());
      patch
          .putArray("parameters")
          .addObject()
          .put("name", "fieldValidation")
          .put("in", "query")
          .putObject("schema")
          .put("type", "string");
      patch.putObject("responses").putObject("200").put("description", "OK");
    }
    return document;
  }

  private static String root(ResourceType type) {
    return type.group().isEmpty()
        ? "api/" + type.version()
        : "apis/" + type.group() + "/" + type.version();
  }
}
