package io.oauthedge.dataplane.keys;

import io.oauthedge.dataplane.trust.OutgoingTls;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one authorization server: bounded in time and size, follows no redirect, and takes a
 * changed CA file into use at the next request.
 *
 * <p>Failures carry a message for a tired person, without anything that was sent.
 */
public final class AuthorizationServerClient {
  private static final int MOST_BYTES = 1024 * 1024;

  private final Vertx vertx;
  private final Optional<String> caFile;
  private final Duration limit;
  private @Nullable Trusting client;

  /** A client and the certificates that it trusts. */
  private record Trusting(Optional<Buffer> certificates, HttpClient http) {}

  /** A complete answer. */
  public record Answer(int status, MultiMap headers, Buffer body) {}

  /**
   * Prepares a client; it connects when asked.
   *
   * @param caFile PEM certificates that the server's chain must end in; the system's when absent
   * @param limit for one request, from connecting to the answer's end
   */
  public AuthorizationServerClient(Vertx vertx, Optional<String> caFile, Duration limit) {
    this.vertx = vertx;
    this.caFile = caFile;
    this.limit = limit;
  }

  /** Gets a JSON document. */
  public Future<Answer> get(String url) {
    return exchange(
        HttpMethod.GET, url, Map.of(HttpHeaders.ACCEPT, "application/json"), Buffer.buffer());
  }

  /** Posts a form that is encoded already, with the client's credentials (RFC 6749 section 2.3). */
  public Future<Answer> postForm(String url, String authorization, String form) {
    return exchange(
        HttpMethod.POST,
        url,
        Map.of(
            HttpHeaders.ACCEPT,
            "application/json",
            HttpHeaders.AUTHORIZATION,
            authorization,
            HttpHeaders.CONTENT_TYPE,
            "application/x-www-form-urlencoded"),
        Buffer.buffer(form));
  }

  /** Closes the connections. */
  public synchronized void close() {
    if (client != null) {
      client.http.close();
      client = null;
    }
  }

  private Future<Answer> exchange(
      HttpMethod method, String url, Map<CharSequence, String> headers, Buffer body) {
    Promise<Answer> answer = Promise.promise();
    var options =
        new RequestOptions()
            .setAbsoluteURI(url)
            .setMethod(method)
            .setFollowRedirects(false)
            .setConnectTimeout(limit.toMillis())
            .setIdleTimeout(limit.toMillis());
    headers.forEach(options::putHeader);
    // From one context, or the answer could pass by before anybody listens.
    vertx.getOrCreateContext().runOnContext(v -> send(options, body, answer));
    long timer =
        vertx.setTimer(
            limit.toMillis(),
            t ->
                answer.tryFail(
                    new AuthorizationServerException(
                        url, "no answer within " + limit.toMillis() + " ms")));
    return answer
        .future()
        .onComplete(done -> vertx.cancelTimer(timer))
        .recover(failure -> Future.failedFuture(AuthorizationServerException.of(url, failure)));
  }

  private void send(RequestOptions options, Buffer body, Promise<Answer> answer) {
    http()
        .compose(http -> http.request(options))
        .onSuccess(
            request -> {
              request
                  .send(body)
                  .onSuccess(r -> collect(request, r, answer))
                  .onFailure(answer::tryFail);
              answer.future().onFailure(failure -> request.reset());
            })
        .onFailure(answer::tryFail);
  }

  private static void collect(
      HttpClientRequest request, HttpClientResponse response, Promise<Answer> answer) {
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > MOST_BYTES) {
            answer.tryFail(
                new AuthorizationServerException(
                    request.absoluteURI(), "the answer is longer than 1 MiB"));
          } else {
            body.appendBuffer(chunk);
          }
        });
    response.exceptionHandler(answer::tryFail);
    response.endHandler(
        end -> answer.tryComplete(new Answer(response.statusCode(), response.headers(), body)));
  }

  private Future<HttpClient> http() {
    return caFile
        .map(path -> vertx.fileSystem().readFile(path).map(Optional::of))
        .orElse(Future.succeededFuture(Optional.empty()))
        .map(this::trusting);
  }

  private synchronized HttpClient trusting(Optional<Buffer> certificates) {
    if (client == null || !client.certificates.equals(certificates)) {
      close();
      var options =
          new HttpClientOptions().setIdleTimeoutUnit(TimeUnit.SECONDS).setKeepAliveTimeout(10);
      OutgoingTls.trusting(certificates).applyTo(options);
      client = new Trusting(certificates, vertx.createHttpClient(options));
    }
    return client.http;
  }
}
