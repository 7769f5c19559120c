package io.oauthedge.dataplane.process.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Stands between edges and an authorization server: each edge has a port of its own there, by which
 * it is known, and answers can be held back.
 */
final class Relay {
  private static final Pattern TOKEN = Pattern.compile("(?:^|&)refresh_token=([^&]*)");

  private final HttpClientAgent http;
  private final List<HttpServer> servers;
  private final int target;
  private final Map<String, List<Integer>> sendersByToken = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding;

  Relay(Vertx vertx, int edges, int target) {
    this.http = vertx.createHttpClient();
    this.target = target;
    servers =
        IntStream.range(0, edges)
            .mapToObj(
                edge ->
                    vertx
                        .createHttpServer()
                        .requestHandler(
                            request -> request.bodyHandler(body -> pass(edge, request, body)))
                        .listen(0, "127.0.0.1")
                        .await())
            .toList();
  }

  static String refreshToken(Buffer form) {
    Matcher given = TOKEN.matcher(form.toString());
    return given.find() ? URLDecoder.decode(given.group(1), StandardCharsets.UTF_8) : "";
  }

  int port(int edge) {
    return servers.get(edge).actualPort();
  }

  /** From now on answers are kept here, until {@link #release}. */
  synchronized void hold() {
    holding = true;
  }

  synchronized void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  /** The edges that sent a refresh token, once for each time. */
  synchronized List<Integer> senders(String token) {
    return List.copyOf(sendersByToken.getOrDefault(token, List.of()));
  }

  private void pass(int edge, HttpServerRequest request, Buffer body) {
    note(edge, refreshToken(body));
    http.request(HttpMethod.POST, target, "127.0.0.1", request.uri())
        .compose(
            onward -> {
              request.headers().forEach((name, value) -> onward.putHeader(name, value));
              return onward.send(body);
            })
        .compose(answer -> answer.body().onSuccess(content -> answered(request, answer, content)))
        .onFailure(failure -> request.response().setStatusCode(502).end());
  }

  private synchronized void note(int edge, String token) {
    sendersByToken.computeIfAbsent(token, first -> new ArrayList<>()).add(edge);
  }

  private synchronized void answered(
      HttpServerRequest request, HttpClientResponse answer, Buffer content) {
    Runnable passed =
        () -> {
          request.response().setStatusCode(answer.statusCode());
          String type = answer.getHeader("content-type");
          request.response().putHeader("content-type", type == null ? "text/plain" : type);
          request.response().end(content);
        };
    if (holding) {
      held.add(passed);
    } else {
      passed.run();
    }
  }
}
