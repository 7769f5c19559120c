package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * How a value merges under apply: by its parts, or as one.
 *
 * <p>A list has the same shape as the field that holds it; {@link #item} is the shape of its items.
 */
public interface Shape {
  /** The shape of a field of this object, or of an entry of this map. */
  Shape field(String name);

  /** The shape of this list's items. */
  Shape item();

  /** The fields that tell items of a list apart; empty for a list that is none of objects. */
  List<String> keys();

  /** What a key means that an item leaves out; absent when it means nothing. */
  Optional<JsonNode> keyDefault(String key);

  /** Whether this list is a set of plain values. */
  boolean set();

  /** Whether this object has one owner as a whole. */
  boolean atomic();
}
