package io.oauthedge.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.process.support.NginxProcess;
import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Nginx;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real proxy between edge and application: what it loses is not the load balancer's doing. */
class SidecarIT {
  private final Vertx vertx = Vertx.vertx();
  private HttpServer application;

  @BeforeEach
  void startApplication() {
    application =
        vertx.createHttpServer().requestHandler(SidecarIT::echo).listen(0, "127.0.0.1").await();
  }

  @AfterEach
  void stopApplication() {
    vertx.close().await();
  }

  @Test
  void aHeaderThatASidecarDropsIsTheUpstreams() {
    assertThat(Reported.of(round("proxy_set_header DPoP \"\";")))
        .containsExactly("dpop DROPPED UPSTREAM");
  }

  @Test
  void aSidecarThatHarmsNothingIsNotReported() {
    assertThat(Reported.of(round(""))).isEmpty();
  }

  private CanaryRound round(String sidecarLines) {
    try (var sidecar =
            NginxProcess.before(
                List.of("127.0.0.1:" + application.actualPort()), "", sidecarLines);
        var lab = new Lab(sidecar.port());
        Front front = Nginx.byDefault().before(lab.edge().httpAuthority(), lab.certificates())) {
      return lab.round(
          CanaryScope.INTERVAL, lab.subject(front.port(), Optional.of("/debug/headers")));
    }
  }

  private static void echo(HttpServerRequest request) {
    var fields = new JsonObject();
    request.headers().forEach(fields::put);
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("headers", fields).toBuffer());
  }
}
