package io.oauthedge.dataplane.process.affinity;

import io.oauthedge.contract.config.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An application that knows only the sessions which began at it. */
final class SessionNode {
  /** Answers a stranger's session. */
  static final int UNKNOWN = 409;

  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Set<String> cookies = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  SessionNode(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
  }

  private void answer(HttpServerRequest request) {
    cookies.addAll(request.headers().getAll("cookie"));
    String path = request.uri();
    String session = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/begin/")) {
      sessions.add(session);
    }
    boolean known = sessions.contains(session);
    request.response().setStatusCode(known ? 200 : UNKNOWN).end(name());
  }

  /** What its answers hold. */
  String name() {
    return "node " + server.actualPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.actualPort());
  }

  /** Every Cookie field that reached it. */
  Set<String> cookies() {
    return Set.copyOf(cookies);
  }
}
