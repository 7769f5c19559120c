package io.oauthedge.dataplane.process.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A load of valid requests over TLS, by workers that send the next request when the last one is
 * answered: on one connection that lives through it all, or on a new one for each request.
 */
public final class TlsLoad implements AutoCloseable {
  /** What a worker speaks, and how long its connections live. */
  private enum Kind {
    HTTP1_KEPT(HttpVersion.HTTP_1_1, true, 4),
    HTTP2_KEPT(HttpVersion.HTTP_2, true, 4),
    HTTP1_NEW(HttpVersion.HTTP_1_1, false, 1),
    HTTP2_NEW(HttpVersion.HTTP_2, false, 1);

    private final HttpVersion version;
    private final boolean kept;
    private final int workers;

    Kind(HttpVersion version, boolean kept, int workers) {
      this.version = version;
      this.kept = kept;
      this.workers = workers;
    }
  }

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final String token;
  private final HttpConnectOptions edge;
  private final List<HttpClientAgent> clients = new ArrayList<>();
  private final Map<Kind, Long> passed = new ConcurrentSkipListMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong connected = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch running;
  private volatile boolean stopping;

  private TlsLoad(EdgeProcess process, String token) {
    this.token = token;
    edge =
        new HttpConnectOptions()
            .setServer(SocketAddress.inetSocketAddress(process.httpsPort(), process.address()))
            .setHost(EdgeConfigs.HOST)
            .setPort(443)
            .setSsl(true);
    int workers = 0;
    for (Kind kind : Kind.values()) {
      workers += kind.workers;
    }
    running = new CountDownLatch(workers);
  }

  /** Starts all workers. */
  public static TlsLoad start(Vertx vertx, EdgeProcess edge, String token) {
    var load = new TlsLoad(edge, token);
    for (Kind kind : Kind.values()) {
      HttpClientAgent client = load.client(vertx, edge, kind.version);
      for (int i = 0; i < kind.workers; i++) {
        if (kind.kept) {
          load.connect(client)
              .onSuccess(connection -> load.nextOn(kind, connection))
              .onFailure(failure -> load.lost(kind, failure));
        } else {
          load.nextNew(kind, client);
        }
      }
    }
    return load;
  }

  private HttpClientAgent client(Vertx vertx, EdgeProcess edge, HttpVersion version) {
    HttpClientAgent client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(version)
                .setUseAlpn(true)
                .setVerifyHost(true)
                .setTrustOptions(
                    new PemTrustOptions()
                        .addCertValue(Buffer.buffer(edge.folder().publicCaPem()))));
    clients.add(client);
    return client;
  }

  private Future<HttpClientConnection> connect(HttpClientAgent client) {
    return client.connect(edge).onSuccess(connection -> connected.incrementAndGet());
  }

  private void nextOn(Kind kind, HttpClientConnection connection) {
    if (stopping) {
      connection.close().onComplete(closed -> running.countDown());
      return;
    }
    ask(kind, connection)
        .onSuccess(answered -> nextOn(kind, connection))
        .onFailure(failure -> lost(kind, failure));
  }

  private void nextNew(Kind kind, HttpClientAgent client) {
    if (stopping) {
      running.countDown();
      return;
    }
    connect(client)
        .compose(connection -> ask(kind, connection).onComplete(answered -> connection.close()))
        .onSuccess(answered -> nextNew(kind, client))
        .onFailure(failure -> lost(kind, failure));
  }

  private Future<Void> ask(Kind kind, HttpClientConnection connection) {
    String path = "/orders/" + sent.incrementAndGet();
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(EdgeConfigs.HOST)
            .setPort(443)
            .setURI(path)
            .putHeader("Authorization", "Bearer " + token);
    return connection
        .request(options)
        .compose(request -> request.send().compose(response -> count(kind, path, response)));
  }

  private Future<Void> count(Kind kind, String path, HttpClientResponse response) {
    return response
        .body()
        .map(
            body -> {
              if (response.statusCode() == 200 && body.toString().contains("\"" + path + "\"")) {
                passed.merge(kind, 1L, Long::sum);
              } else {
                failures.add(kind + " " + path + ": " + response.statusCode() + " " + body);
              }
              return null;
            });
  }

  private void lost(Kind kind, Throwable failure) {
    failures.add(kind + ": " + failure);
    running.countDown();
  }

  public long passed() {
    return passed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until so many requests passed in all; fails at once when one did not. */
  public void awaitPassed(long goal) {
    await(goal + " requests passed")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> passed() >= goal || !failures.isEmpty());
    assertThat(failures).as("requests refused or lost").isEmpty();
  }

  /** Stops, waits for the last answers, and fails unless every request passed. */
  public void stopAndAssertNoneLost() {
    stopping = true;
    try {
      assertThat(running.await(30, TimeUnit.SECONDS)).as("every request was answered").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the load ended", e);
    }
    assertThat(failures).as("requests refused or lost of %d sent", sent.get()).isEmpty();
    assertThat(passed()).isEqualTo(sent.get());
    assertThat(passed).as("passed, by kind").containsOnlyKeys(Kind.values());
  }

  /** One line of figures. */
  public String figures() {
    return passed() + " requests " + passed + " on " + connected + " connections";
  }

  @Override
  public void close() {
    stopping = true;
    clients.forEach(client -> client.close().await());
  }
}
