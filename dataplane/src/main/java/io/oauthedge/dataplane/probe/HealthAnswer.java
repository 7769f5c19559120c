package io.oauthedge.dataplane.probe;

import io.oauthedge.contract.Reason;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Readiness as an HTTP answer: 200, or 503 with the reason's name. The cause behind it goes to the
 * kubelet alone: it may name hosts that are no client's business.
 */
public final class HealthAnswer implements Handler<HttpServerRequest> {
  private final Readiness readiness;
  private final boolean tellsCause;

  private HealthAnswer(Readiness readiness, boolean tellsCause) {
    this.readiness = readiness;
    this.tellsCause = tellsCause;
  }

  /** For whoever reaches the listeners. */
  public static HealthAnswer forClients(Readiness readiness) {
    return new HealthAnswer(readiness, false);
  }

  /** For the probe port. */
  static HealthAnswer forKubelet(Readiness readiness) {
    return new HealthAnswer(readiness, true);
  }

  @Override
  public void handle(HttpServerRequest request) {
    Optional<String> problem = readiness.problem();
    var body = new JsonObject().put("ready", problem.isEmpty());
    problem.ifPresent(why -> body.put("reason", Reason.EDGE_NOT_READY.name()));
    problem.filter(why -> tellsCause).ifPresent(why -> body.put("message", why));
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
