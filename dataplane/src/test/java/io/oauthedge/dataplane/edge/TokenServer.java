package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * An authorization server whose refresh tokens are good once: it rotates them, and ends the session
 * whose token comes again (RFC 9700 section 4.14.2). Answers wait until a test lets them go.
 */
final class TokenServer {
  static final String CLIENT = "Basic YXBwOnNlY3JldA==";

  private final Upstream upstream;
  private final Map<String, Integer> generations = new ConcurrentHashMap<>();
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile Promise<Void> gate = Promise.promise();

  TokenServer(Vertx vertx) {
    upstream = Upstream.of(vertx, this::handle);
    gate.complete();
  }

  UpstreamConfig config() {
    return upstream.patient(UpstreamProtocol.HTTP1);
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              arrived.incrementAndGet();
              gate.future().onComplete(open -> answer(request, body));
            });
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String proof = request.getHeader("authorization");
    if (proof != null && !proof.equals(CLIENT)) {
      request.response().setStatusCode(401).end(error("invalid_client"));
      return;
    }
    String token = parameter(body, "refresh_token").orElseThrow();
    int dash = token.lastIndexOf('-');
    String session = token.substring(0, dash);
    int generation = Integer.parseInt(token.substring(dash + 1));
    boolean redeemed = generations.replace(session, generation, generation + 1);
    if (redeemed) {
      request
          .response()
          .putHeader("content-type", "application/json")
          .putHeader("cache-control", "no-store")
          .end(
              new JsonObject()
                  .put("access_token", "at-" + session)
                  .put("refresh_token", session + "-" + (generation + 1))
                  .encode());
    } else {
      generations.remove(session);
      request.response().setStatusCode(400).end(error("invalid_grant"));
    }
  }

  private static String error(String code) {
    return new JsonObject().put("error", code).encode();
  }

  private static Optional<String> parameter(Buffer form, String name) {
    return Arrays.stream(form.toString(StandardCharsets.UTF_8).split("&"))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1))
        .findFirst();
  }

  /** The first refresh token of a new session. */
  String login(String session) {
    generations.put(session, 1);
    return session + "-1";
  }

  /** Whether no token of the session came twice. */
  boolean isAlive(String session) {
    return generations.containsKey(session);
  }

  /** Requests so far. */
  int arrived() {
    return arrived.get();
  }

  /** Lets no answer go until {@link #open}. */
  void close() {
    gate = Promise.promise();
  }

  /** Waits for requests to arrive. */
  void awaitArrived(int count) {
    Awaitility.await("requests at the server").until(() -> arrived() >= count);
  }

  void open() {
    gate.tryComplete();
  }
}
