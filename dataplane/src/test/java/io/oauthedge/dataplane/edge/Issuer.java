package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** An authorization server that publishes one key and signs what a test asks for. */
public final class Issuer {
  private final SigningKey key = SigningKey.create("k1", "ES256");
  private final String jwks;
  private final HttpServer server;

  public Issuer(Vertx vertx) {
    jwks = new JsonObject().put("keys", new JsonArray().add(key.jwk())).encode();
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end(jwks))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** What an edge knows of it. */
  public IssuerConfig config() {
    return TestIssuer.config(TestIssuer.ISS, "http://127.0.0.1:" + server.actualPort() + "/jwks");
  }

  /** The same issuer at an address where nobody answers. */
  static IssuerConfig unreachable() {
    return TestIssuer.config(TestIssuer.ISS, "http://127.0.0.1:1/jwks");
  }

  /** The published key set (RFC 7517 section 5). */
  String jwks() {
    return jwks;
  }

  public SigningKey key() {
    return key;
  }

  public JsonObject claims() {
    return TestIssuer.claims(Instant.now());
  }

  /** A token that breaks no rule, for as long as a test may take. */
  public String longLivedToken() {
    return key.sign(claims().put("exp", Instant.now().plus(Duration.ofDays(1)).getEpochSecond()));
  }

  /** A token that breaks no rule. */
  public String token() {
    return key.sign(claims());
  }
}
