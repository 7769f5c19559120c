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
import java.util.stream.Collectors;

/**
 * Browsers, which keep cookies, and clients' back channels, which do not; each request goes to any
 * of the edges. Blocks the calling thread, which must be a test's.
 */
final class OAuthParties {
  /** An answer of the token endpoint; the token is empty for a refusal. */
  record Issued(Exchange exchange, String refreshToken) {}

  private final HttpClientAgent http;
  private final List<EdgeProcess> edges;

  OAuthParties(Vertx vertx, List<EdgeProcess> edges) {
    this.edges = edges;
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
    String redirect = encoded("https://app.example.com/cb");
    String next = "/authorize?client_id=" + client + "&redirect_uri=" + redirect;
    while (next.startsWith("/")) {
      Exchange page = send(HttpMethod.GET, next, cookies(jar), "");
      assertRedirect(page);
      page.headers()
          .getAll("set-cookie")
          .forEach(
              cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                jar.put(pair[0], pair[1]);
              });
      next = Objects.requireNonNull(page.headers().get("location"));
    }
    return next.replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  private static void assertRedirect(Exchange page) {
    if (page.status() != 302) {
      throw new AssertionError("the login met a stranger: " + page);
    }
  }

  private static Map<String, String> cookies(Map<String, String> jar) {
    String cookies =
        jar.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return Map.of("Cookie", "theme=dark" + (cookies.isEmpty() ? "" : "; " + cookies));
  }

  /** Redeems a code as a client with a secret, which it states by HTTP Basic. */
  Issued redeem(String client, String code) {
    return issued(
        post("/token", basic(client), Map.of("grant_type", "authorization_code", "code", code)));
  }

  /** Refreshes as a public client. */
  Issued refresh(String client, String token) {
    return issued(
        post(
            "/token",
            Map.of(),
            Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", client)));
  }

  boolean introspect(String client, String token) {
    Exchange answer = post("/introspect", basic(client), Map.of("token", token));
    return new JsonObject(answer.body()).getBoolean("active", false);
  }

  void revoke(String client, String token) {
    post("/revoke", basic(client), Map.of("token", token, "token_type_hint", "refresh_token"));
  }

  private static Map<String, String> basic(String client) {
    byte[] pair = (client + ":secret").getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static Issued issued(Exchange answer) {
    return new Issued(answer, new JsonObject(answer.body()).getString("refresh_token", ""));
  }

  private Exchange post(String path, Map<String, String> headers, Map<String, String> form) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    String body =
        form.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return send(HttpMethod.POST, path, all, body);
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
