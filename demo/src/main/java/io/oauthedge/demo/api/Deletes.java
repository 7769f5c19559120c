package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.store.ObjectStore;
import io.oauthedge.demo.api.store.StoreException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Deletion: at once, or for a pod on a node with the grace that its runner must keep. */
final class Deletes {
  private final ObjectStore store;
  private final InstantSource clock;

  Deletes(ObjectStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Deletes an object.
   *
   * @param grace in seconds; 0 for at once, empty for the object's own
   */
  void delete(Target target, ObjectNode object, OptionalLong grace) throws ApiException {
    boolean running =
        target.type().kind().equals("Pod") && object.path("spec").hasNonNull("nodeName");
    long own = object.at("/spec/terminationGracePeriodSeconds").asLong();
    if (!running) {
      store.delete(target.path());
    } else if (grace.orElse(own) == 0) {
      release(target, object);
    } else if (!object.path("metadata").has("deletionTimestamp")) {
      mark(target, object, grace.orElse(own));
    }
  }

  private void mark(Target target, ObjectNode object, long seconds) throws ApiException {
    ObjectNode marked = object.deepCopy();
    ObjectNode metadata = marked.withObjectProperty("metadata");
    metadata.withArrayProperty("finalizers").add(Writes.POD_HOLD);
    metadata.put(
        "deletionTimestamp",
        clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
    metadata.put("deletionGracePeriodSeconds", seconds);
    replace(target, marked);
  }

  private void release(Target target, ObjectNode object) throws ApiException {
    ObjectNode free = object.deepCopy();
    free.withObjectProperty("metadata").remove("finalizers");
    if (object.path("metadata").has("deletionTimestamp")) {
      replace(target, free);
    } else {
      store.delete(target.path());
    }
  }

  private void replace(Target target, ObjectNode object) throws ApiException {
    try {
      store.replace(target.path(), object);
    } catch (StoreException e) {
      throw ApiException.modified(target.type(), target.name().orElseThrow());
    }
  }
}
