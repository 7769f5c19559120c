package io.oauthedge.dataplane.probe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * The probe port, in plaintext for the kubelet and Prometheus: nothing here that a neighbour may
 * not read.
 */
public final class ProbeServer {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  /**
   * Prepares the server.
   *
   * @param beforeScrape brings the gauges up to date
   */
  public ProbeServer(
      Vertx vertx,
      String bind,
      int port,
      Readiness readiness,
      PrometheusMeterRegistry registry,
      Runnable beforeScrape) {
    Router router = Router.router(vertx);
    router.get("/live").handler(context -> context.response().end("live\n"));
    var health = HealthAnswer.forKubelet(readiness);
    router.get("/ready").handler(context -> health.handle(context.request()));
    router
        .get("/metrics")
        .handler(
            context -> {
              beforeScrape.run();
              context
                  .response()
                  .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT)
                  .end(registry.scrape());
            });
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(bind).setPort(port))
            .requestHandler(router);
  }

  public Future<Void> listen() {
    return server.listen().mapEmpty();
  }

  public int port() {
    return server.actualPort();
  }
}
