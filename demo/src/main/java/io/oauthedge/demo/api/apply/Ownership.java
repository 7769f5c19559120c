package io.oauthedge.demo.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.Shape;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Applies objects, and keeps the record of who owns what. Objects passed in stay as they are. */
public final class Ownership {
  /** What the server writes itself, and what names the object. */
  private static final List<String> NOBODYS =
      List.of(
          "name",
          "namespace",
          "uid",
          "generation",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "selfLink",
          "managedFields");

  private final InstantSource clock;

  public Ownership(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What a live object becomes when a manager applies another one.
   *
   * @param live an object without fields for one that does not exist yet
   * @param force whether fields of other managers are taken over
   * @throws ConflictException without {@code force}, when others own a field and want it otherwise
   */
  public ObjectNode apply(
      ObjectNode live, ObjectNode applied, Shape shape, Manager manager, boolean force)
      throws ConflictException {
    Instant now = clock.instant();
    ManagedFields managed = ManagedFields.of(live);
    FieldTree wanted = owned(applied, shape);
    JsonNode merged = Merge.over(live, bare(applied), shape);
    FieldTree contested = wanted.intersection(Fields.changed(live, merged, shape));
    var conflicts = new ArrayList<String>();
    FieldTree elsewhere = FieldTree.EMPTY;
    for (var other : managed.others(manager).entrySet()) {
      FieldTree common = other.getValue().intersection(contested);
      common.paths().forEach(path -> conflicts.add(quoted(other.getKey().name()) + ": " + path));
      elsewhere = elsewhere.union(other.getValue().minus(common));
    }
    if (!force && !conflicts.isEmpty()) {
      throw new ConflictException(conflicts);
    }
    FieldTree dropped =
        managed.of(manager).minus(wanted.withPrefixes()).minus(elsewhere.withPrefixes());
    var result = (ObjectNode) Merge.over(Merge.without(live, dropped, shape), bare(applied), shape);
    managed
        .withOthers(manager, fields -> fields.minus(contested).without(dropped), now)
        .with(manager, wanted, now)
        .into(result);
    return result;
  }

  /** Records in an object that a manager made it so from what was before. */
  public void update(ObjectNode before, ObjectNode after, Shape shape, Manager manager) {
    Instant now = clock.instant();
    FieldTree stated = owned(after, shape);
    FieldTree changed = Fields.changed(bare(before), bare(after), shape);
    FieldTree removed = changed.minus(stated);
    ManagedFields managed = ManagedFields.of(before);
    managed
        .withOthers(manager, fields -> fields.minus(changed).without(removed), now)
        .with(
            manager, managed.of(manager).without(removed).union(changed.intersection(stated)), now)
        .into(after);
  }

  private static FieldTree owned(ObjectNode object, Shape shape) {
    return Fields.stated(bare(object), shape);
  }

  private static ObjectNode bare(ObjectNode object) {
    ObjectNode bare = object.deepCopy().without(List.of("apiVersion", "kind"));
    if (bare.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(NOBODYS);
      if (metadata.isEmpty()) {
        bare.remove("metadata");
      }
    }
    return bare;
  }

  private static String quoted(String manager) {
    return "conflict with \"" + manager + "\"";
  }
}
