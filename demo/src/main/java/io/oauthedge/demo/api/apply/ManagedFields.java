package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who owns which fields of an object: its {@code metadata.managedFields}. Immutable. */
final class ManagedFields {
  private static final String NAME = "managedFields";

  /** A manager's fields, and since when they are these. */
  private record Entry(FieldTree fields, String time) {}

  private final Map<Manager, Entry> entries;

  private ManagedFields(Map<Manager, Entry> entries) {
    this.entries = entries;
  }

  static ManagedFields of(JsonNode object) {
    var entries = new LinkedHashMap<Manager, Entry>();
    for (JsonNode entry : object.at("/metadata/managedFields")) {
      var manager =
          new Manager(
              entry.path("manager").asText(),
              entry.path("operation").asText(),
              entry.path("apiVersion").asText(),
              entry.path("subresource").asText());
      entries.put(
          manager, new Entry(FieldTree.parse(entry.path("fieldsV1")), entry.path("time").asText()));
    }
    return new ManagedFields(entries);
  }

  FieldTree of(Manager manager) {
    Entry entry = entries.get(manager);
    return entry == null ? FieldTree.EMPTY : entry.fields();
  }

  /** The fields of every manager but one. */
  Map<Manager, FieldTree> others(Manager manager) {
    var others = new LinkedHashMap<Manager, FieldTree>();
    entries.forEach((m, entry) -> others.put(m, entry.fields()));
    others.remove(manager);
    return others;
  }

  ManagedFields with(Manager manager, FieldTree fields, Instant now) {
    var changed = new LinkedHashMap<>(entries);
    put(changed, manager, fields, now);
    return new ManagedFields(changed);
  }

  ManagedFields withOthers(Manager manager, UnaryOperator<FieldTree> change, Instant now) {
    var changed = new LinkedHashMap<>(entries);
    others(manager).forEach((m, fields) -> put(changed, m, change.apply(fields), now));
    return new ManagedFields(changed);
  }

  /** Writes the entries into an object. */
  void into(ObjectNode object) {
    var list = JsonNodeFactory.instance.arrayNode();
    entries.forEach((manager, entry) -> list.add(json(manager, entry)));
    object.withObjectProperty("metadata").set(NAME, list);
  }

  private static void put(
      Map<Manager, Entry> entries, Manager manager, FieldTree fields, Instant now) {
    Entry before = entries.get(manager);
    if (fields.isEmpty()) {
      entries.remove(manager);
    } else if (before == null || !before.fields().equals(fields)) {
      entries.put(manager, new Entry(fields, now.truncatedTo(ChronoUnit.SECONDS).toString()));
    }
  }

  private static ObjectNode json(Manager manager, Entry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("manager", manager.name());
    json.put("operation", manager.operation());
    json.put("apiVersion", manager.apiVersion());
    json.put("time", entry.time());
    json.put("fieldsType", "FieldsV1");
    json.set("fieldsV1", entry.fields().json());
    if (!manager.subresource().isEmpty()) {
      json.put("subresource", manager.subresource());
    }
    return json;
  }
}
