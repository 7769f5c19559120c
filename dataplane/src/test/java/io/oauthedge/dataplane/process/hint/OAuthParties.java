package io.oauthedge.dataplane.process.hint;

import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Browsers, which keep cookies, and clients' back channels, which do not; each request goes to any
 * of the edges. Blocks the calling thread, which must be a test's.
 */
final class OAuthParties {
  /** An answer of the token endpoint; the token is empty for a refusal. */
  record Issued(Exchange exchange, String refreshToken) {}

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String REDIRECT = "https://app.example.com/cb";
  private static final Pattern ACTION = Pattern.compile("action=\"https?://[^/\"]*([^\"]*)\"");

  /** Where a server's endpoints are. */
  record Paths(String authorize, String token, String introspect, String revoke) {
    private static final String KEYCLOAKS = "/realms/shop/protocol/openid-connect";

    static final Paths PLAIN = new Paths("/authorize", "/token", "/introspect", "/revoke");
    static final Paths KEYCLOAK =
        new Paths(
            KEYCLOAKS + "/auth",
            KEYCLOAKS + "/token",
            KEYCLOAKS + "/token/introspect",
            KEYCLOAKS + "/revoke");
  }

  private final HttpClientAgent http;
  private final List<EdgeProcess> edges;
  private final Paths paths;

  OAuthParties(Vertx vertx, List<EdgeProcess> edges, Paths paths) {
    this.edges = edges;
    this.paths = paths;
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setVerifyHost(true)
                .setDecompressionSupported(true)
                .setTrustOptions(
                    new PemTrustOptions()
                        .addCertValue(Buffer.buffer(edges.getFirst().folder().publicCaPem()))),
            new PoolOptions().setHttp1MaxSize(32));
  }

  /** Logs in with a browser; returns the code that the client's redirection endpoint gets. */
  String login(String client) {
    Map<String, String> jar = new HashMap<>();
    String next = authorize(client);
    while (next.startsWith("/")) {
      next = location(browse(jar, HttpMethod.GET, next, ""));
    }
    return code(next);
  }

  /** The same at a server that asks for name and password in a page of its own. */
  String loginByForm(String client, String user, String password) {
    Map<String, String> jar = new HashMap<>();
    String page = browse(jar, HttpMethod.GET, authorize(client), "").body();
    Matcher action = ACTION.matcher(page);
    if (!action.find()) {
      throw new AssertionError("no form in " + page);
    }
    String target = action.group(1).replace("&amp;", "&");
    String form = encoded(Map.of("username", user, "password", password));
    return code(location(browse(jar, HttpMethod.POST, target, form)));
  }

  private String authorize(String client) {
    return paths.authorize()
        + "?"
        + encoded(Map.of("client_id", client, "redirect_uri", REDIRECT, "response_type", "code"));
  }

  private static String location(Exchange page) {
    if (page.status() != 302) {
      throw new AssertionError("no redirect: " + page);
    }
    return Objects.requireNonNull(page.headers().get("location"));
  }

  private static String code(String location) {
    return location.replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  private Exchange browse(Map<String, String> jar, HttpMethod method, String path, String form) {
    Map<String, String> headers = new HashMap<>();
    String cookies =
        jar.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    headers.put("Cookie", "theme=dark" + (cookies.isEmpty() ? "" : "; " + cookies));
    headers.put("Content-Type", FORM);
    Exchange page = send(method, path, headers, form);
    for (String cookie : page.headers().getAll("set-cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      jar.put(pair[0], pair[1]);
    }
    return page;
  }

  /** Redeems a code as a client with a secret, which it states by HTTP Basic. */
  Issued redeem(String client, String code) {
    return issued(
        post(
            paths.token(),
            basic(client),
            Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT)));
  }

  /** Refreshes with the client's proof among the parameters. */
  Issued refresh(String client, String token) {
    return issued(
        post(
            paths.token(),
            Map.of(),
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                client,
                "client_secret",
                client + "-secret")));
  }

  boolean introspect(String client, String token) {
    Exchange answer = post(paths.introspect(), basic(client), presented(token));
    return new JsonObject(answer.body()).getBoolean("active", false);
  }

  void revoke(String client, String token) {
    post(paths.revoke(), basic(client), presented(token));
  }

  private static Map<String, String> presented(String token) {
    return Map.of("token", token, "token_type_hint", "refresh_token");
  }

  private static Map<String, String> basic(String client) {
    byte[] pair = (client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static Issued issued(Exchange answer) {
    return new Issued(answer, new JsonObject(answer.body()).getString("refresh_token", ""));
  }

  private Exchange post(String path, Map<String, String> headers, Map<String, String> form) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", FORM);
    return send(HttpMethod.POST, path, all, encoded(form));
  }

  private Exchange send(HttpMethod method, String path, Map<String, String> headers, String body) {
    EdgeProcess edge = edges.get(ThreadLocalRandom.current().nextInt(edges.size()));
    var options =
        new RequestOptions()
            .setMethod(method)
            .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), edge.address()))
            .setHost(EdgeConfigs.HOST)
            .setPort(443)
            .setURI(path)
            .setTimeout(10_000);
    headers.forEach(options::putHeader);
    return http.request(options)
        .compose(
            request ->
                request
                    .send(body)
                    .compose(
                        response ->
                            response
                                .body()
                                .map(
                                    content ->
                                        new Exchange(
                                            response.statusCode(),
                                            response.headers(),
                                            content.toString()))))
        .await();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            pair ->
                pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
