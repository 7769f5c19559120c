package io.oauthedge.operator.observe.admin;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One {@link AdminClient} an edge, as long as its identity lasts.
 *
 * <p>Thread-safe.
 */
public final class AdminClients implements AutoCloseable {
  private record Held(AdminIdentity identity, AdminClient client) {}

  private final Map<EdgeNames, Held> held = new ConcurrentHashMap<>();
  private final AdminClient.Limits limits;
  private final Executor executor;

  /**
   * No client yet.
   *
   * @param limits of every exchange
   * @param executor runs what the clients do beside waiting
   */
  public AdminClients(AdminClient.Limits limits, Executor executor) {
    this.limits = limits;
    this.executor = executor;
  }

  /** The edge's client; one under an older identity is closed. */
  public AdminPort of(EdgeNames edge, AdminIdentity identity) {
    return held.compute(edge, (_, former) -> keep(edge, identity, former)).client();
  }

  /** Closes the client of an edge that is gone. */
  public void forget(EdgeNames edge) {
    Held former = held.remove(edge);
    if (former != null) {
      former.client().close();
    }
  }

  @Override
  public void close() {
    held.keySet().forEach(this::forget);
  }

  private Held keep(EdgeNames edge, AdminIdentity identity, @Nullable Held former) {
    if (former != null && former.identity().equals(identity)) {
      return former;
    }
    if (former != null) {
      former.client().close();
    }
    return new Held(
        identity,
        new AdminClient(
            identity,
            AdminApi.podName(edge.namespace(), edge.edge()),
            AdminApi.ADMIN_PORT,
            limits,
            executor));
  }
}
