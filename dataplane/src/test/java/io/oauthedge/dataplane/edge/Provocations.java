package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One request for each reason that a request can meet. */
final class Provocations implements AutoCloseable {
  /** What the client got, and from which edge. */
  record Seen(Edge edge, Answer answer) {}

  private static final String PAD = "p".repeat(1_000);

  private final Vertx vertx;
  private final Issuer issuer;
  private final Edge redirecting;
  private final Edge refusing;
  private final Edge behindProxy;
  private final Edge certified;
  private final Clients clients = new Clients();
  private final TokenEndpointProvocations tokenEndpoint;

  Provocations(Vertx vertx) {
    this.vertx = vertx;
    this.issuer = new Issuer(vertx);
    this.tokenEndpoint = new TokenEndpointProvocations(vertx, issuer);
    Upstream upstream = Upstream.of(vertx, Provocations::misbehave);
    refusing = Edge.start(vertx, shape(upstream, 1).plaintext(PlaintextPolicy.REFUSE));
    // The certificate of a test's edge is of no authority that the system trusts.
    redirecting = Edge.start(vertx, shape(upstream, refusing.httpsPort()));
    redirecting.push(
        AdminApi.ENDPOINTS, EndpointSnapshot.of(1, Map.of("empty", LiveEndpoints.of())));
    behindProxy =
        Edge.start(
            vertx,
            shape(upstream, 1)
                .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
                .trusting("127.0.0.0/8"));
    certified =
        Edge.start(
            vertx,
            clients.files(),
            shape(upstream, 1)
                .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
                .trusting("127.0.0.0/8")
                .clientCertificates(
                    Clients.config(
                        ClientCertificateMode.REQUIRE,
                        Optional.of(ClientCertificateHeader.CLIENT_CERT))));
  }

  private Shape shape(Upstream upstream, int impostor) {
    return Shape.of(
            issuer,
            upstream.config(UpstreamProtocol.HTTP1),
            Upstream.config("dead", UpstreamProtocol.HTTP1, "127.0.0.1", 1),
            Upstream.config("impostor", UpstreamProtocol.HTTPS, "127.0.0.1", impostor),
            Upstream.config("empty", UpstreamProtocol.HTTP1, "127.0.0.1", 1),
            upstream.config("full", new RequestLimitsConfig(1, 0, 1_000)))
        .routes(
            Shape.route("api", "/api", Access.PROTECTED),
            Shape.route("scoped", "/scoped", Access.PROTECTED, "admin"),
            to("dead"),
            to("impostor"),
            to("empty"),
            to("full"));
  }

  private static RouteConfig to(String upstream) {
    return new RouteConfig(
        upstream,
        "/" + upstream,
        PathType.PREFIX,
        Set.of(),
        Access.PROTECTED,
        List.of(),
        List.of(),
        upstream,
        Optional.empty());
  }

  private static void misbehave(HttpServerRequest request) {
    switch (request.uri()) {
      case "/api/401" -> request.response().setStatusCode(401).end();
      case "/api/silent", "/full/silent" -> {
        // Says nothing until somebody gives up.
      }
      case "/api/close" -> request.connection().close();
      case "/api/head" -> {
        for (int i = 0; i < 80; i++) {
          request.response().putHeader("x-pad-" + i, PAD);
        }
        request.response().end();
      }
      case "/api/abort" ->
          request
              .response()
              .putHeader("content-length", "100")
              .write("half")
              .onComplete(written -> request.connection().close());
      case "/api/endless" -> request.response().setChunked(true).write("first");
      default -> request.response().end("ok");
    }
  }

  Seen provoke(Reason reason) {
    return switch (reason) {
      case AMBIGUOUS_FRAMING -> get("/api/%2e%2e/x");
      case URI_TOO_LONG -> get("/api/" + "a".repeat(9_000));
      case HEADERS_TOO_LARGE -> tooLarge();
      case UNKNOWN_HOST -> host(Shape.HOST, "evil.example.com");
      case MISDIRECTED_REQUEST -> host(Shape.OTHER_HOST, Shape.HOST);
      case PLAINTEXT_REDIRECTED -> plain(redirecting, "accept", "*/*");
      case PLAINTEXT_REFUSED -> plain(refusing, "accept", "*/*");
      case TOKEN_EXPOSED -> plain(redirecting, "authorization", "Bearer " + issuer.token());
      case HTTPS_NOT_PROVEN -> plain(behindProxy, "x-forwarded-proto", "http");
      case CLIENT_CERTIFICATE_ABSENT -> plain(certified, "x-forwarded-proto", "https");
      case CLIENT_CERTIFICATE_INVALID -> stated(Clients.statement(clients.stranger()));
      case CLIENT_CERTIFICATE_REVOKED -> stated(Clients.statement(clients.revoked()));
      case CLIENT_CERTIFICATE_UNREADABLE -> stated("no certificate");
      case NO_ROUTE -> get("/nowhere");
      case TOKEN_ABSENT -> fields();
      case AUTHORIZATION_DROPPED ->
          plain(behindProxy, "x-forwarded-proto", "https", "x-amzn-oidc-data", "eyJ.eyJ.x");
      case AUTHORIZATION_MOVED ->
          plain(
              behindProxy,
              "x-forwarded-proto",
              "https",
              "x-forwarded-authorization",
              "Bearer " + issuer.token());
      case AUTHORIZATION_DUPLICATED -> fields("authorization", bearer(), "authorization", bearer());
      case AUTHORIZATION_WRONG_SCHEME -> fields("authorization", "Basic dTpw");
      case AUTHORIZATION_TRUNCATED ->
          fields("authorization", bearer().substring(0, bearer().length() - 10));
      case AUTHORIZATION_MANGLED -> fields("authorization", "Bearer \"quoted token\"");
      case TOKEN_MALFORMED -> token("opaque-0123456789");
      case TOKEN_UNKNOWN_ISSUER -> claims(c -> c.put("iss", "https://evil.example.com"));
      case TOKEN_ALGORITHM_REFUSED -> header(h -> h.put("alg", "HS256"));
      case TOKEN_TYPE_REFUSED -> header(h -> h.put("typ", "id+jwt"));
      case TOKEN_CRITICAL_HEADER_REFUSED ->
          header(h -> h.put("crit", new JsonArray().add("b64")).put("b64", false));
      case TOKEN_UNKNOWN_KEY -> token(SigningKey.create("k9", "ES256").sign(issuer.claims()));
      case TOKEN_SIGNATURE_INVALID -> token(SigningKey.create("k1", "ES256").sign(issuer.claims()));
      case TOKEN_WRONG_AUDIENCE -> claims(c -> c.put("aud", "billing"));
      case TOKEN_EXPIRED -> claims(c -> c.put("exp", now() - 300));
      case TOKEN_NOT_YET_VALID -> claims(c -> c.put("nbf", now() + 200));
      case TOKEN_WITHOUT_EXPIRY -> claims(c -> without(c, "exp"));
      case TOKEN_CLAIM_MISSING -> claims(c -> without(c, "sub"));
      case INSUFFICIENT_SCOPE_GRANTED -> get("/scoped");
      case UPSTREAM_BUSY -> full();
      case TOKEN_REQUEST_UNREADABLE -> tokenEndpoint.unreadableRequest();
      case TOKEN_RESPONSE_UNREADABLE -> tokenEndpoint.unreadableResponse();
      case TOKEN_ENDPOINT_BUSY -> tokenEndpoint.busy();
      case TOKEN_ENDPOINT_QUEUE_TIMEOUT -> tokenEndpoint.queueTimeout();
      case REFRESH_OWNER_LOST -> tokenEndpoint.ownerLost();
      case UPSTREAM_WITHOUT_ENDPOINTS -> get("/empty");
      case UPSTREAM_UNREACHABLE -> get("/dead");
      case UPSTREAM_CERTIFICATE_INVALID -> get("/impostor");
      case UPSTREAM_TIMEOUT -> get("/api/silent");
      case UPSTREAM_RESPONSE_INVALID -> get("/api/close");
      case UPSTREAM_HEADERS_TOO_LARGE -> get("/api/head");
      default -> throw new IllegalArgumentException(reason + " is not a client's to provoke");
    };
  }

  /** Provokes a finding, whose answer may never come to its end. */
  Edge find(Reason reason) {
    switch (reason) {
      case UPSTREAM_REFUSED_VALID_TOKEN -> get("/api/401");
      case UPSTREAM_ABORTED ->
          Answer.future(
                  Caller.https(vertx, redirecting)
                      .request(HttpMethod.GET, "/api/abort", Caller.bearer(issuer.token())),
                  Buffer.buffer())
              .onFailure(expected -> {});
      case CLIENT_ABORTED ->
          Caller.https(vertx, redirecting)
              .request(HttpMethod.GET, "/api/endless", Caller.bearer(issuer.token()))
              .compose(request -> request.send())
              .onSuccess(response -> response.request().connection().close());
      default -> throw new IllegalArgumentException(reason + " is no finding");
    }
    return redirecting;
  }

  List<String> allLines() {
    return Stream.of(redirecting, refusing, behindProxy, certified, tokenEndpoint.edge())
        .flatMap(edge -> edge.lines().stream())
        .map(JsonObject::encode)
        .toList();
  }

  private String bearer() {
    return "Bearer " + issuer.token();
  }

  private Seen get(String uri) {
    return new Seen(redirecting, Caller.https(vertx, redirecting).get(uri, issuer.token()));
  }

  private Seen full() {
    Caller.https(vertx, redirecting)
        .request(HttpMethod.GET, "/full/silent", Caller.bearer(issuer.token()))
        .compose(request -> request.send())
        .onFailure(expected -> {});
    return Awaitility.await().until(() -> get("/full"), seen -> seen.answer().status() == 503);
  }

  private Seen token(String token) {
    return new Seen(redirecting, Caller.https(vertx, redirecting).get("/api", token));
  }

  private Seen fields(String... fields) {
    return new Seen(
        redirecting, Caller.https(vertx, redirecting).get("/api", Caller.headers(fields)));
  }

  private Seen plain(Edge edge, String... fields) {
    return new Seen(edge, Caller.plain(vertx, edge).get("/api", Caller.headers(fields)));
  }

  private Seen stated(String certificate) {
    return plain(certified, "x-forwarded-proto", "https", "client-cert", certificate);
  }

  private Seen tooLarge() {
    var headers = Caller.bearer(issuer.token());
    for (int i = 0; i < 70; i++) {
      headers.add("x-pad-" + i, PAD);
    }
    return new Seen(redirecting, Caller.https(vertx, redirecting).get("/api", headers));
  }

  private Seen host(String serverName, String host) {
    return new Seen(
        redirecting,
        Answer.to(
            Caller.https(vertx, redirecting)
                .request(HttpMethod.GET, serverName, "/api", Caller.bearer(issuer.token()))
                .map(request -> request.authority(HostAndPort.create(host, 443))),
            Buffer.buffer()));
  }

  private Seen claims(UnaryOperator<JsonObject> change) {
    return token(issuer.key().sign(change.apply(issuer.claims())));
  }

  private Seen header(UnaryOperator<JsonObject> change) {
    return token(issuer.key().sign(change.apply(issuer.key().header()), issuer.claims()));
  }

  private static JsonObject without(JsonObject claims, String name) {
    claims.remove(name);
    return claims;
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Override
  public void close() {
    redirecting.close();
    refusing.close();
    behindProxy.close();
    certified.close();
    tokenEndpoint.close();
  }
}
