package io.oauthedge.dataplane.process.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * An authorization server that rotates refresh tokens, and ends the session when one comes twice
 * (RFC 9700 section 4.14.2).
 */
final class RotatingServer {
  private final HttpServer server;
  private final Map<String, String> currentBySession = new HashMap<>();
  private int issued;

  RotatingServer(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .await();
  }

  int port() {
    return server.actualPort();
  }

  /** The first refresh token of a new session. */
  synchronized String begin() {
    return issue("session" + issued);
  }

  private String issue(String session) {
    issued++;
    String token = session + "." + issued;
    currentBySession.put(session, token);
    return token;
  }

  private void answer(HttpServerRequest request, Buffer body) {
    JsonObject answer = redeem(Relay.refreshToken(body));
    request
        .response()
        .setStatusCode(answer.containsKey("error") ? 400 : 200)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(answer.encode());
  }

  private synchronized JsonObject redeem(String token) {
    String session = token.replaceAll("\\..*", "");
    if (token.equals(currentBySession.get(session))) {
      return new JsonObject().put("access_token", "access").put("refresh_token", issue(session));
    }
    currentBySession.remove(session);
    return new JsonObject().put("error", "invalid_grant");
  }
}
