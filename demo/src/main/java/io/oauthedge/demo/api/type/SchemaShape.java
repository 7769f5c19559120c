package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The shape of a custom resource, read from the extensions in its structural schema. */
record SchemaShape(JsonNode schema) implements Shape {
  @Override
  public Shape field(String name) {
    JsonNode property = schema.path("properties").path(name);
    return new SchemaShape(
        property.isMissingNode() ? schema.path("additionalProperties") : property);
  }

  @Override
  public Shape item() {
    return new SchemaShape(schema.path("items"));
  }

  @Override
  public List<String> keys() {
    return StreamSupport.stream(schema.path("x-kubernetes-list-map-keys").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Override
  public Optional<JsonNode> keyDefault(String key) {
    return schema.path("items").path("properties").path(key).optional("default");
  }

  @Override
  public boolean set() {
    return schema.path("x-kubernetes-list-type").asText().equals("set");
  }

  @Override
  public boolean atomic() {
    return schema.path("x-kubernetes-map-type").asText().equals("atomic");
  }

  /** The root of a custom resource: the schema's fields, and metadata as of every object. */
  record Root(SchemaShape fields) implements Shape {
    @Override
    public Shape field(String name) {
      return name.equals("metadata") ? BuiltInShape.ROOT.field(name) : fields.field(name);
    }

    @Override
    public Shape item() {
      return fields.item();
    }

    @Override
    public List<String> keys() {
      return List.of();
    }

    @Override
    public Optional<JsonNode> keyDefault(String key) {
      return Optional.empty();
    }

    @Override
    public boolean set() {
      return false;
    }

    @Override
    public boolean atomic() {
      return false;
    }
  }
}
