package io.oauthedge.dataplane.process.edge;

import io.oauthedge.dataplane.process.support.KeycloakProcess;
import io.oauthedge.dataplane.process.support.KeycloakRealm;
import io.vertx.core.Vertx;

/** What every edge needs around it: the run's Keycloak, an application, and an event loop. */
public final class Surroundings implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Application application = new Application(vertx);
  private final KeycloakProcess keycloak = KeycloakProcess.shared();

  public Vertx vertx() {
    return vertx;
  }

  public Application application() {
    return application;
  }

  public KeycloakProcess keycloak() {
    return keycloak;
  }

  public KeycloakRealm realm() {
    return keycloak.realm();
  }

  /** A valid token for the edge's audience with the scope {@code orders.read}. */
  public String token() {
    return realm().clientCredentialsToken();
  }

  /** A configuration to begin from: this realm's tokens, this application. */
  public EdgeConfigs configs() {
    return EdgeConfigs.of(realm().issuer(), realm().metadataUrl(), application.port());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
