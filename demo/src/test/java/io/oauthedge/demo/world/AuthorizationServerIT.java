package io.oauthedge.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationServerIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Vertx vertx = Vertx.vertx();
  private final AuthorizationServer server =
      new AuthorizationServer(
          vertx,
          URI.create("http://localhost:" + freePort() + "/realms/shop"),
          "orders-api",
          List.of("reports:read"),
          Map.of("app", "s3cret"),
          InstantSource.system());

  @BeforeEach
  void start() {
    server.set(Outage.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
    Settled.of(vertx.close());
  }

  @Test
  void metadataOfBothStandardsNamesKeysAndTokenEndpoint() throws Exception {
    var issuer = server.issuer();

    for (URI place :
        List.of(
            URI.create(issuer + "/.well-known/openid-configuration"),
            issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getPath()))) {
      var metadata = new JsonObject(get(place).body());
      assertThat(metadata.getString("issuer")).isEqualTo(issuer.toString());
      assertThat(metadata.getString("token_endpoint")).isEqualTo(server.tokenEndpoint().toString());
      assertThat(get(URI.create(metadata.getString("jwks_uri"))).body())
          .contains("\"keys\"")
          .doesNotContain("\"d\"");
    }
  }

  @Test
  void clientCredentialsGiveATokenThatThePublishedKeyVerifies() throws Exception {
    var answer = ask("app", "s3cret", "grant_type=client_credentials&scope=reports%3Aread");

    assertThat(answer.statusCode()).isEqualTo(200);
    var token = SignedJWT.parse(new JsonObject(answer.body()).getString("access_token"));
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("orders-api");
    assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("reports:read");
    assertThat(verifies(token)).isTrue();
  }

  @Test
  void refusalsAreThoseOfTheTokenEndpointsStandard() throws Exception {
    assertThat(ask("app", "guess", "grant_type=client_credentials").body())
        .contains("invalid_client");
    assertThat(ask("app", "s3cret", "grant_type=password").body())
        .contains("unsupported_grant_type");
    assertThat(ask("app", "s3cret", "grant_type=client_credentials&scope=admin").body())
        .contains("invalid_scope");
  }

  @Test
  void aRefreshTokenIsGoodOnceAndEndsItsSessionWhenItComesAgain() throws Exception {
    String first = server.login();

    var answer = refresh(first);
    var second = new JsonObject(answer.body()).getString("refresh_token");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(second).isNotEqualTo(first);

    assertThat(refresh(first).body()).contains("invalid_grant");
    assertThat(refresh(second).body()).contains("invalid_grant");
    assertThat(server.redeems()).isEqualTo(1);
  }

  private HttpResponse<String> refresh(String token) throws Exception {
    return ask("app", "s3cret", "grant_type=refresh_token&refresh_token=" + token);
  }

  @Test
  void ordersAreFulfilledHoweverOdd() throws Exception {
    var order =
        TokenOrder.of("app", "other-api")
            .withLifetime(Duration.ofHours(-1))
            .withGroups(List.of("one", "two"));

    var token = SignedJWT.parse(server.issue(order));

    assertThat(verifies(token)).isTrue();
    assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
        .isBefore(Instant.now())
        .isAfter(token.getJWTClaimsSet().getIssueTime().toInstant());
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("other-api");
    assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("one", "two");
  }

  @Test
  void aRotatedKeyStaysPublishedForOneRotation() throws Exception {
    var token = SignedJWT.parse(server.issue(TokenOrder.of("app", "orders-api")));

    server.rotateKey();
    assertThat(verifies(token)).isTrue();

    server.rotateKey();
    assertThat(keys().getKeyByKeyId(token.getHeader().getKeyID())).isNull();
  }

  @Test
  void outagesComeAndGoAtTheSamePort() throws Exception {
    server.set(Outage.TOKEN_ENDPOINT);
    assertThat(ask("app", "s3cret", "grant_type=client_credentials").statusCode()).isEqualTo(503);
    assertThat(keys().getKeys()).isNotEmpty();

    server.set(Outage.EVERYTHING);
    assertThatThrownBy(this::keys).isInstanceOf(ConnectException.class);

    server.set(Outage.NONE);
    assertThat(ask("app", "s3cret", "grant_type=client_credentials").statusCode()).isEqualTo(200);
  }

  private boolean verifies(SignedJWT token) throws Exception {
    var key = keys().getKeyByKeyId(token.getHeader().getKeyID());
    return token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private JWKSet keys() throws Exception {
    return JWKSet.parse(get(URI.create(server.issuer() + "/jwks")).body());
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String id, String secret, String form) throws Exception {
    var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return CLIENT.send(
        HttpRequest.newBuilder(server.tokenEndpoint())
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
