package io.oauthedge.demo.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The mock server's CRUD mode, with its changes made known.
 *
 * <p>Its own watches replay every object at each start and have no history, so an informer could
 * miss a deletion between list and watch; {@link Change}s carry resource versions instead.
 */
final class MockDispatcher extends KubernetesCrudDispatcher {
  private final Consumer<Change> changes;

  MockDispatcher(Consumer<Change> changes) {
    this.changes = changes;
  }

  /** The front isolates status itself, since it writes managedFields along with it. */
  @Override
  public boolean isStatusSubresourceEnabledForResource(String path) {
    return false;
  }

  @Override
  public void processEvent(
      String path,
      AttributeSet pathAttributes,
      @Nullable AttributeSet oldAttributes,
      @Nullable GenericKubernetesResource resource,
      @Nullable String newState) {
    Optional<ObjectNode> before =
        Optional.ofNullable(oldAttributes).map(getMap()::get).map(MockDispatcher::read);
    super.processEvent(path, pathAttributes, oldAttributes, resource, newState);
    Optional<ObjectNode> after = Optional.ofNullable(newState).map(MockDispatcher::read);
    long version = after.map(MockDispatcher::version).orElseGet(this::requestResourceVersion);
    if (after.isEmpty()) {
      before.ifPresent(
          gone -> gone.withObjectProperty("metadata").put("resourceVersion", "" + version));
    }
    if (!before.equals(after)) {
      changes.accept(new Change(version, ObjectPath.collection(path), before, after));
    }
  }

  static ObjectNode read(String json) {
    var object = Serialization.unmarshal(json, ObjectNode.class);
    if (object.at("/metadata/namespace").isNull()) {
      object.withObjectProperty("metadata").remove("namespace");
    }
    return object;
  }

  private static long version(ObjectNode object) {
    return object.at("/metadata/resourceVersion").asLong();
  }
}
