package io.oauthedge.dataplane.edge;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What a client got. */
record Answer(int status, MultiMap headers, MultiMap trailers, Buffer body) {
  static Answer to(Future<HttpClientRequest> request, Buffer body) {
    return future(request, body).timeout(10, TimeUnit.SECONDS).await();
  }

  static Future<Answer> future(Future<HttpClientRequest> request, Buffer body) {
    // Chained within, on the event loop: from a test's thread it could come after the body's end.
    return request.compose(
        sent -> (body.length() == 0 ? sent.send() : sent.send(body)).compose(Answer::of));
  }

  private static Future<Answer> of(HttpClientResponse response) {
    return response
        .body()
        .map(
            content ->
                new Answer(
                    response.statusCode(), response.headers(), response.trailers(), content));
  }

  private JsonObject json() {
    return body.toJsonObject();
  }

  String reason() {
    return json().getString("reason");
  }

  String hop() {
    return json().getString("hop");
  }

  String requestId() {
    return String.valueOf(headers.get("x-request-id"));
  }

  /** The target that the echoing upstream got. */
  String upstreamUri() {
    return json().getString("uri");
  }

  /** What the echoing upstream got as body. */
  String upstreamBody() {
    return json().getString("body");
  }

  String upstreamHost() {
    return json().getString("host");
  }

  /** The names that the echoing upstream got, in lower case. */
  List<String> upstreamNames() {
    return json().getJsonArray("headers").stream()
        .map(JsonArray.class::cast)
        .map(field -> field.getString(0).toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The values of a header that the echoing upstream got. */
  List<String> upstreamHeader(String name) {
    return json().getJsonArray("headers").stream()
        .map(JsonArray.class::cast)
        .filter(field -> field.getString(0).equalsIgnoreCase(name))
        .map(field -> field.getString(1))
        .toList();
  }
}
