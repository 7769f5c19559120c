package io.oauthedge.demo.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version the resource version that the change made
 * @param collection where the kind is kept, over all namespaces
 */
public record Change(
    long version, String collection, Optional<ObjectNode> before, Optional<ObjectNode> after) {
  /** The object as it is now, or was last. */
  public ObjectNode object() {
    return after.or(() -> before).orElseThrow();
  }

  public boolean isDeletion() {
    return after.isEmpty();
  }
}
