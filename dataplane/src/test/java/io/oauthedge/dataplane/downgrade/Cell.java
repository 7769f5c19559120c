package io.oauthedge.dataplane.downgrade;

import io.oauthedge.contract.tls.PlaintextPolicy;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One way to ask, and the answer.
 *
 * @param refusal reason and hop; empty where the application answered
 */
record Cell(Way way, int status, String refusal, boolean strictTransport) {
  /** Who asks through what, and how. */
  record Way(Balancer balancer, boolean https, PlaintextPolicy policy, boolean credential) {}

  static Cell of(Way way, int status, MultiMap headers, Buffer body) {
    String refusal = "";
    if (status != 200) {
      JsonObject problem = body.toJsonObject();
      refusal = problem.getString("reason") + " at " + problem.getString("hop");
    }
    return new Cell(way, status, refusal, headers.contains("strict-transport-security"));
  }

  /** Whether a credential that anybody could read on its way was as good as any. */
  boolean servesAnExposedCredential() {
    return !way.https && way.credential && status == 200;
  }

  @Override
  public String toString() {
    return status + (refusal.isEmpty() ? "" : " " + refusal) + (strictTransport ? ", HSTS" : "");
  }
}
