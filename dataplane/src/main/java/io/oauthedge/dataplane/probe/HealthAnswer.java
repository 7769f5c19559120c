package io.oauthedge.dataplane.probe;

import io.oauthedge.contract.Reason;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Readiness as an HTTP answer: 200, or 503 with the cause. */
public final class HealthAnswer implements Handler<HttpServerRequest> {
  private final Readiness readiness;

  public HealthAnswer(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Optional<String> problem = readiness.problem();
    var body = new JsonObject().put("ready", problem.isEmpty());
    problem.ifPresent(why -> body.put("reason", Reason.EDGE_NOT_READY.name()).put("message", why));
    Buffer bytes = body.toBuffer();
    var response =
        request
            .response()
            .setStatusCode(problem.isEmpty() ? 200 : Reason.EDGE_NOT_READY.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(bytes);
    }
  }
}
