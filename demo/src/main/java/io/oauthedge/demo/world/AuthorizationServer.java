package io.oauthedge.demo.world;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small authorization server: metadata (OpenID Connect Discovery and RFC 8414), keys, and tokens
 * by client credentials and refresh tokens (RFC 6749 sections 4.4 and 6); and, to the scenario
 * alone, tokens that are odd.
 */
public final class AuthorizationServer implements AutoCloseable {
  private static final long REFRESH_MILLIS = 2_000;

  private final Vertx vertx;
  private final URI issuer;
  private final String audience;
  private final List<String> scopes;
  private final Map<String, String> clients;
  private final SigningKeys keys;
  private final RefreshSessions sessions = new RefreshSessions();
  private volatile Outage outage = Outage.EVERYTHING;
  private Optional<HttpServer> server = Optional.empty();

  /**
   * A server that is not listening yet.
   *
   * @param issuer where it is found: http, with a host that means this machine and a port
   * @param audience what {@code aud} says unless the client asks for another
   * @param scopes what its clients may ask for
   * @param clients secrets by client identifier
   */
  public AuthorizationServer(
      Vertx vertx,
      URI issuer,
      String audience,
      List<String> scopes,
      Map<String, String> clients,
      InstantSource clock) {
    this.vertx = vertx;
    this.issuer = issuer;
    this.audience = audience;
    this.scopes = List.copyOf(scopes);
    this.clients = Map.copyOf(clients);
    this.keys = new SigningKeys(issuer.toString(), clock);
  }

  public URI issuer() {
    return issuer;
  }

  public URI tokenEndpoint() {
    return URI.create(issuer + "/token");
  }

  /** A token exactly as ordered, whether any client could get it or not. */
  public String issue(TokenOrder order) {
    return keys.sign(order);
  }

  /** A session's first refresh token, as if somebody had logged in. */
  public String login() {
    return sessions.begin();
  }

  /** How many refresh tokens were redeemed. */
  public int redeems() {
    return sessions.redeems();
  }

  /** Signs with a new key from now on; the one before stays published. */
  public void rotateKey() {
    keys.rotate();
  }

  /** Starts, breaks or mends the server, always at the same port. */
  public synchronized void set(Outage wanted) {
    outage = wanted;
    if (wanted == Outage.EVERYTHING) {
      server.ifPresent(running -> Settled.of(running.close()));
      server = Optional.empty();
    } else if (server.isEmpty()) {
      server =
          Optional.of(
              Loopback.listen(vertx.createHttpServer().requestHandler(router()), issuer.getPort()));
    }
  }

  @Override
  public void close() {
    set(Outage.EVERYTHING);
  }

  private Router router() {
    var router = Router.router(vertx);
    String path = issuer.getPath();
    router.get(path + "/.well-known/openid-configuration").handler(this::metadata);
    router.get("/.well-known/oauth-authorization-server" + path).handler(this::metadata);
    router.get(path + "/jwks").handler(at -> json(at, 200, keys.jwks()));
    router.post(path + "/token").handler(BodyHandler.create(false)).handler(this::token);
    return router;
  }

  private void metadata(RoutingContext at) {
    var document =
        new JsonObject()
            .put("issuer", issuer.toString())
            .put("jwks_uri", issuer + "/jwks")
            .put("token_endpoint", tokenEndpoint().toString())
            .put("grant_types_supported", JsonArray.of("client_credentials", "refresh_token"))
            .put("response_types_supported", new JsonArray())
            .put("scopes_supported", new JsonArray(scopes))
            .put("token_endpoint_auth_methods_supported", JsonArray.of("client_secret_basic"));
    json(at, 200, document.encode());
  }

  private void token(RoutingContext at) {
    if (outage == Outage.TOKEN_ENDPOINT) {
      at.response().setStatusCode(503).end();
      return;
    }
    Optional<String> client =
        ClientSecretBasic.parse(at.request().getHeader("Authorization"))
            .filter(given -> given.secret().equals(clients.get(given.id())))
            .map(ClientSecretBasic::id);
    if (client.isEmpty()) {
      at.response().putHeader("WWW-Authenticate", "Basic realm=\"token\"");
      refuse(at, 401, "invalid_client");
      return;
    }
    switch (String.valueOf(at.request().getFormAttribute("grant_type"))) {
      case "client_credentials" -> clientCredentials(at, client.get());
      case "refresh_token" -> refresh(at, client.get());
      default -> refuse(at, 400, "unsupported_grant_type");
    }
  }

  /** Takes its time: a storm gathers while it works. */
  private void refresh(RoutingContext at, String client) {
    Optional<String> next =
        sessions.redeem(String.valueOf(at.request().getFormAttribute("refresh_token")));
    vertx.setTimer(
        REFRESH_MILLIS,
        done -> {
          if (next.isEmpty()) {
            refuse(at, 400, "invalid_grant");
          } else {
            grant(at, TokenOrder.of(client, audience), List.of(), next);
          }
        });
  }

  private void clientCredentials(RoutingContext at, String client) {
    List<String> asked =
        Optional.ofNullable(at.request().getFormAttribute("scope")).stream()
            .flatMap(scope -> Arrays.stream(scope.split(" ")))
            .filter(scope -> !scope.isEmpty())
            .toList();
    if (!scopes.containsAll(asked)) {
      refuse(at, 400, "invalid_scope");
      return;
    }
    String wanted = Optional.ofNullable(at.request().getFormAttribute("audience")).orElse(audience);
    var order = TokenOrder.of(client, wanted).withScopes(asked.toArray(String[]::new));
    grant(at, order, asked, Optional.empty());
  }

  private void grant(
      RoutingContext at, TokenOrder order, List<String> scope, Optional<String> refreshToken) {
    var answer =
        new JsonObject()
            .put("access_token", issue(order))
            .put("token_type", "Bearer")
            .put("expires_in", order.lifetime().toSeconds())
            .put("scope", String.join(" ", scope));
    refreshToken.ifPresent(token -> answer.put("refresh_token", token));
    at.response().putHeader("Cache-Control", "no-store");
    json(at, 200, answer.encode());
  }

  /** An error of the token endpoint (RFC 6749 section 5.2). */
  private static void refuse(RoutingContext at, int status, String error) {
    json(at, status, new JsonObject().put("error", error).encode());
  }

  private static void json(RoutingContext at, int status, String body) {
    at.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
  }
}
