package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers load balancers' health checks, which call by address, without SNI, and often in
 * plaintext. They are no traffic and are not counted.
 */
public final class HealthStage implements Stage {
  private final Handler<HttpServerRequest> health;

  public HealthStage(Handler<HttpServerRequest> health) {
    this.health = health;
  }

  @Override
  public Step pass(Exchange exchange) {
    if (!AdminApi.HEALTH.equals(exchange.request().uri())) {
      return Step.NEXT;
    }
    health.handle(exchange.request());
    return Step.ASIDE;
  }
}
