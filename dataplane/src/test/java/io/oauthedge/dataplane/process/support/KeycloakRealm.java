package io.oauthedge.dataplane.process.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm {@code shop}: its tokens, and its signing keys by the admin API. */
public final class KeycloakRealm {
  public static final String CLIENT_ID = "orders-client";
  public static final String CLIENT_SECRET = "orders-client-secret";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String base;

  KeycloakRealm(String base) {
    this.base = base;
  }

  public String issuer() {
    return base + "/realms/shop";
  }

  public String metadataUrl() {
    return issuer() + "/.well-known/openid-configuration";
  }

  boolean isUp() {
    return send(HttpRequest.newBuilder(URI.create(metadataUrl()))).statusCode() == 200;
  }

  /** An access token by client credentials (RFC 6749 section 4.4). */
  public String clientCredentialsToken() {
    return clientCredentialsToken(CLIENT_ID, CLIENT_SECRET);
  }

  /** As {@link #clientCredentialsToken()}, for another client of the realm. */
  public String clientCredentialsToken(String clientId, String clientSecret) {
    return token(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_secret", clientSecret))
        .getString("access_token");
  }

  /** The token endpoint's answer to the realm's one user (RFC 6749 section 4.3). */
  public JsonObject passwordGrant() {
    return token(
        Map.of(
            "grant_type", "password",
            "client_id", CLIENT_ID,
            "client_secret", CLIENT_SECRET,
            "username", "ada",
            "password", "ada-password"));
  }

  /** The token endpoint's answer to a refresh (RFC 6749 section 6). */
  public JsonObject refresh(String refreshToken) {
    return token(
        Map.of(
            "grant_type", "refresh_token",
            "client_id", CLIENT_ID,
            "client_secret", CLIENT_SECRET,
            "refresh_token", refreshToken));
  }

  /**
   * Adds an RSA key of higher priority than all before; new tokens are signed with it.
   *
   * @param priority above 100 and above that of every earlier rotation
   */
  public void addSigningKey(int priority) {
    var provider =
        new JsonObject()
            .put("name", "rsa-" + priority)
            .put("providerId", "rsa-generated")
            .put("providerType", "org.keycloak.keys.KeyProvider")
            .put(
                "config",
                new JsonObject()
                    .put("priority", new JsonArray().add(Integer.toString(priority)))
                    .put("enabled", new JsonArray().add("true"))
                    .put("active", new JsonArray().add("true"))
                    .put("algorithm", new JsonArray().add("RS256")));
    admin("POST", "/components", provider.encode(), 201);
  }

  /** Disables every RSA signing key but the active one, so that they vanish from the key set. */
  public void disableOldSigningKeys() {
    var keys = new JsonObject(admin("GET", "/keys", "", 200));
    String active = keys.getJsonObject("active").getString("RS256");
    for (Object entry : keys.getJsonArray("keys")) {
      var key = (JsonObject) entry;
      if ("RS256".equals(key.getString("algorithm")) && !active.equals(key.getString("kid"))) {
        String path = "/components/" + key.getString("providerId");
        var provider = new JsonObject(admin("GET", path, "", 200));
        provider.getJsonObject("config").put("enabled", new JsonArray().add("false"));
        admin("PUT", path, provider.encode(), 204);
      }
    }
  }

  /** Refresh tokens are good once, and one that comes twice ends its session; events are kept. */
  public void revokeUsedRefreshTokens(boolean revoke) {
    var change =
        new JsonObject()
            .put("revokeRefreshToken", revoke)
            .put("refreshTokenMaxReuse", 0)
            .put("eventsEnabled", revoke)
            .put(
                "enabledEventTypes",
                new JsonArray().add("REFRESH_TOKEN").add("REFRESH_TOKEN_ERROR"));
    admin("PUT", "", change.encode(), 204);
  }

  /** The events of a type so far, such as REFRESH_TOKEN or REFRESH_TOKEN_ERROR. */
  public int countEvents(String type) {
    return new JsonArray(admin("GET", "/events?max=1000&type=" + type, "", 200)).size();
  }

  /** How many sessions users have with the client. */
  public int countSessions() {
    String id =
        new JsonArray(admin("GET", "/clients?clientId=" + CLIENT_ID, "", 200))
            .getJsonObject(0)
            .getString("id");
    return new JsonObject(admin("GET", "/clients/" + id + "/session-count", "", 200))
        .getInteger("count");
  }

  private JsonObject token(Map<String, String> form) {
    return token("shop", form);
  }

  private JsonObject token(String realm, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(base + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Keycloak refused a token: " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  private String admin(String method, String path, String body, int expectedStatus) {
    String token =
        token(
                "master",
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "admin",
                    "password", "admin"))
            .getString("access_token");
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/admin/realms/shop" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != expectedStatus) {
      throw new IllegalStateException(
          "Keycloak answered " + answer.statusCode() + " to " + method + " " + path);
    }
    return answer.body();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Keycloak", e);
    }
  }
}
