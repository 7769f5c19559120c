package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The kinds that are served now: the built-in ones, and those of the definitions applied. */
public final class ResourceTypes {
  private final Map<String, ResourceType> byCollection = new ConcurrentSkipListMap<>();

  public ResourceTypes() {
    BuiltInTypes.all().forEach(this::add);
  }

  /** The kind at a path's group, version and plural. */
  public Optional<ResourceType> find(String group, String version, String plural) {
    return all().stream()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .filter(t -> t.plural().equals(plural))
        .findFirst();
  }

  /** Every kind, in a stable order. */
  public Collection<ResourceType> all() {
    return byCollection.values();
  }

  /** Serves the first version of a CustomResourceDefinition from now on. */
  public void define(JsonNode definition) {
    JsonNode names = definition.at("/spec/names");
    JsonNode version = definition.at("/spec/versions/0");
    List<String> shortNames = names.path("shortNames").valueStream().map(JsonNode::asText).toList();
    add(
        new ResourceType(
            definition.at("/spec/group").asText(),
            version.path("name").asText(),
            names.path("plural").asText(),
            names.path("kind").asText(),
            definition.at("/spec/scope").asText().equals("Namespaced"),
            true,
            version.path("subresources").has("status"),
            shortNames,
            new CustomRules(definition)));
  }

  private void add(ResourceType type) {
    byCollection.put(type.collection(Optional.empty()), type);
  }
}
