package io.oauthedge.dataplane.process.hint;

import io.oauthedge.contract.config.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One node of an authorization server: knows only the logins, codes and sessions that began at it,
 * rotates refresh tokens, and ends a session when one comes twice (RFC 9700 section 4.14.2).
 */
final class AuthorizationNode implements AutoCloseable {
  private final boolean compresses;
  private final HttpServer server;
  private final Set<String> logins = new HashSet<>();
  private final Map<String, String> clientByCode = new HashMap<>();
  private final Map<String, String> clientByToken = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> strangers = new HashSet<>();
  private int refreshes;
  private int reuses;

  /** Starts one; it may compress each answer, whatever was asked for. */
  AuthorizationNode(Vertx vertx, boolean compresses) {
    this.compresses = compresses;
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.bodyHandler(body -> take(request, body)))
            .listen(0, "127.0.0.1")
            .await();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.actualPort());
  }

  /** A session that began past the edge. */
  synchronized String begin(String client) {
    return issue(client);
  }

  /** What came here and began elsewhere, as it came. */
  synchronized Set<String> strangers() {
    return Set.copyOf(strangers);
  }

  synchronized int refreshes() {
    return refreshes;
  }

  /** How many refresh tokens came twice. */
  synchronized int reuses() {
    return reuses;
  }

  /** Whether nothing would be lost with it. */
  synchronized boolean isIdle() {
    return logins.isEmpty() && clientByCode.isEmpty() && clientByToken.isEmpty();
  }

  private synchronized void take(HttpServerRequest request, Buffer body) {
    if (request.method().equals(HttpMethod.GET)) {
      authorize(request);
      return;
    }
    Map<String, String> form = form(body.toString());
    String client = form.getOrDefault("client_id", basic(request.getHeader("authorization")));
    switch (Objects.requireNonNull(request.path())) {
      case "/token" -> token(request, form, client);
      case "/introspect" -> {
        boolean active = client.equals(clientByToken.get(known(form.getOrDefault("token", ""))));
        json(request, 200, new JsonObject().put("active", active));
      }
      case "/revoke" -> {
        String token = known(form.getOrDefault("token", ""));
        if (client.equals(clientByToken.get(token))) {
          clientByToken.remove(token);
          used.add(token);
        }
        request.response().end();
      }
      default -> request.response().setStatusCode(404).end();
    }
  }

  // A login takes two pages, of which the second needs what the first began.
  private void authorize(HttpServerRequest request) {
    String login = request.getParam("login");
    if (login == null) {
      String begun = UUID.randomUUID().toString();
      logins.add(begun);
      redirect(request, "/authorize?login=" + begun + "&" + request.query());
    } else if (logins.remove(login)) {
      String code = UUID.randomUUID().toString();
      clientByCode.put(code, Objects.requireNonNull(request.getParam("client_id")));
      redirect(request, request.getParam("redirect_uri") + "?code=" + code + "&state=s");
    } else {
      strangers.add(login);
      request.response().setStatusCode(400).end("unknown login");
    }
  }

  private static void redirect(HttpServerRequest request, String location) {
    request.response().setStatusCode(302).putHeader("location", location).end();
  }

  private void token(HttpServerRequest request, Map<String, String> form, String client) {
    boolean first = Objects.equals(form.get("grant_type"), "authorization_code");
    Map<String, String> grants = first ? clientByCode : clientByToken;
    String grant = known(form.getOrDefault(first ? "code" : "refresh_token", ""));
    if (used.contains(grant)) {
      reuses++;
    }
    if (!client.equals(grants.get(grant))) {
      json(request, 400, new JsonObject().put("error", "invalid_grant"));
      return;
    }
    grants.remove(grant);
    used.add(grant);
    refreshes += first ? 0 : 1;
    json(
        request,
        200,
        new JsonObject()
            .put("access_token", "a.b.c")
            .put("token_type", "Bearer")
            .put("refresh_token", issue(client)));
  }

  private String issue(String client) {
    String token = UUID.randomUUID().toString();
    clientByToken.put(token, client);
    return token;
  }

  private String known(String grant) {
    if (!clientByCode.containsKey(grant)
        && !clientByToken.containsKey(grant)
        && !used.contains(grant)) {
      strangers.add(grant);
    }
    return grant;
  }

  private void json(HttpServerRequest request, int status, JsonObject answer) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store");
    if (compresses) {
      request.response().putHeader("content-encoding", "gzip").end(gzip(answer.toBuffer()));
    } else {
      request.response().end(answer.toBuffer());
    }
  }

  private static Buffer gzip(Buffer content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (String pair : body.split("&", -1)) {
      List<String> parts = List.of(pair.split("=", 2));
      form.put(parts.getFirst(), URLDecoder.decode(parts.getLast(), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String basic(@Nullable String authorization) {
    return authorization == null
        ? ""
        : new String(
                Base64.getDecoder().decode(authorization.substring("Basic ".length())),
                StandardCharsets.UTF_8)
            .split(":", 2)[0];
  }

  @Override
  public void close() {
    server.close().await();
  }
}
